using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.Q, the VAR_STRING of a call's id, kept.</summary>
internal static class KeptTapiCallIds
{
    [Rule("R327", RuleCase.Kept)]
    public static void TapiCallId_AskedWithTooLittleRoomThenWithEnough(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        byte[] room = VarString.Allocate(0);
        Assert.Equal(NdisStatus.BufferTooShort, call.Handle.GetTapiCallId(room));
        room = VarString.Allocate((int)VarString.NeededSize(room) - VarString.FixedSize);
        Assert.Equal(NdisStatus.Success, call.Handle.GetTapiCallId(room));
        f.Client.Close(call);
    }
}
