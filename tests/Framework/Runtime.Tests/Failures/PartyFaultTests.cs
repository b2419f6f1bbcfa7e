using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A driver throws while there are parties, or changes of parameters: what it owed is completed, all is given back.</summary>
public sealed class PartyFaultTests
{
    private static readonly AnswerMode[] s_modes = [AnswerMode.Sync, AnswerMode.Pending, AnswerMode.Early];

    public static TheoryData<string, AnswerMode> Callbacks
    {
        get
        {
            string[] asked = ["ProtocolCmAddParty", "ProtocolCmDropParty", "ProtocolCmModifyCallQoS"];
            string[] told = ["ProtocolClIncomingDropParty", "ProtocolClIncomingCallQoSChange"];
            string[] completed = ["ProtocolClAddPartyComplete", "ProtocolClDropPartyComplete", "ProtocolClModifyCallQoSComplete"];
            TheoryData<string, AnswerMode> data = [];
            foreach (AnswerMode mode in s_modes)
            {
                foreach (string ddi in asked.Concat(told).Concat(mode == AnswerMode.Sync ? [] : completed))
                {
                    data.Add(ddi, mode);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Callbacks))]
    public void Callback_Throws_AllIsGivenBack(string ddi, AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).WithMode(mode).Start();
        Script script = ddi.StartsWith("ProtocolCm", StringComparison.Ordinal) ? f.Mcm.Script : f.Client.Script;
        script.Hook = called =>
        {
            if (called == ddi)
            {
                throw new TimeZoneNotFoundException(ddi);
            }
        };
        Session(f);
        AssertFailedAndEmpty(f);
    }

    [Theory]
    [InlineData("ProtocolCmAddParty")]
    [InlineData("ProtocolCmDropParty")]
    [InlineData("ProtocolCmModifyCallQoS")]
    public void Request_OwedByACallManagerThatThrew_IsCompleted(string ddi)
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).Start();
        ScriptedCall call = Connect(f);
        f.Mcm.Script.Mode(ddi, AnswerMode.Never);
        ScriptedParty dropped = call.Parties[1];
        ScriptedParty? added = null;
        switch (ddi)
        {
            case "ProtocolCmAddParty":
                added = f.Client.AddParty(call);
                break;
            case "ProtocolCmDropParty":
                f.Client.Drop(dropped);
                break;
            default:
                f.Client.Modify(call, CallParameters.Any());
                break;
        }

        f.Mcm.Script.Hook = _ => throw new TimeZoneNotFoundException();
        f.Client.Binding.Handle.OidRequest(null, new NdisOidRequest(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
        AssertFailedAndEmpty(f);
        Assert.Equal(NdisStatus.Failure, ddi == "ProtocolCmAddParty" ? added!.AddStatus : NdisStatus.Failure);
        Assert.Equal(NdisStatus.Failure, ddi == "ProtocolCmModifyCallQoS" ? call.ModifyStatus : NdisStatus.Failure);
        Assert.Equal(NdisStatus.Success, dropped.DropStatus);
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    public void Client_ThatThrewWithParties_HasThemDroppedAndItsCallClosed(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).WithMode(mode).Start();
        ScriptedCall call = Connect(f);
        f.Client.AddParty(call);
        f.Run();
        f.Client.Script.Mode("ProtocolCoStatusEx", AnswerMode.Throw);
        f.Mcm.Adapter!.IndicateStatusEx(null, new NdisStatusIndication(NdisStatus.MediaConnect, ReadOnlyMemory<byte>.Empty));
        AssertFailedAndEmpty(f);
        Assert.Equal(2, f.Mcm.Script.Count("ProtocolCmDropParty"));
        Assert.Equal(1, f.Mcm.Script.Count("ProtocolCmCloseCall"));
    }

    /// <summary>Everything that parties and parameters can go through.</summary>
    private static void Session(NdisFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Client.Binding);
        f.Run();
        ScriptedVc vc = f.Mcm.Vcs[0];
        Action[] steps =
        [
            () => f.Client.AddParty(call),
            () => f.Client.AddParty(call),
            () => f.Client.Modify(call, CallParameters.Any()),
            () => f.Mcm.Propose(vc, CallParameters.Any()),
            () => f.Mcm.Leave(vc.Leaves[1], NdisStatus.Success),
            () => f.Client.Drop(call.Parties[0]),
        ];
        foreach (Action step in steps)
        {
            if (f.Adapter.State == AdapterState.Running)
            {
                step();
                f.Run();
            }
        }
    }

    private static ScriptedCall Connect(NdisFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Client.Binding);
        f.Run();
        f.Client.AddParty(call);
        f.Run();
        Assert.Equal(2, call.Parties.Count);
        return call;
    }

    private static void AssertFailedAndEmpty(NdisFixture f)
    {
        f.Run();
        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        bool halted = false;
        f.Adapter.Halt(() => halted = true);
        f.Run();
        Assert.True(halted, string.Join('\n', f.Host.DescribeLeaks()));
        Assert.Empty(f.Host.DescribeLeaks());
    }
}
