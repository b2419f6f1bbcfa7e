using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.Q, the VAR_STRING of a call's id, broken.</summary>
internal static class BrokenTapiCallIds
{
    [Rule("R327", RuleCase.Broken)]
    public static void TapiCallId_AskedWithoutTotalSize(ContractFixture f) => f.Connect().Handle.GetTapiCallId(new byte[64]);
}
