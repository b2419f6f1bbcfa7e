using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A driver throws while there are parties, or changes of parameters: what it owed is completed, all is given back.</summary>
public sealed class PartyFaultTests
{
    private static readonly AnswerMode[] s_modes = [AnswerMode.Sync, AnswerMode.Pending, AnswerMode.Early];

    public static TheoryData<string, AnswerMode, Shape> Callbacks
    {
        get
        {
            string[] asked = ["ProtocolCmAddParty", "ProtocolCmDropParty", "ProtocolCmModifyCallQoS"];
            string[] told = ["ProtocolClIncomingDropParty", "ProtocolClIncomingCallQoSChange"];
            string[] completed = ["ProtocolClAddPartyComplete", "ProtocolClDropPartyComplete", "ProtocolClModifyCallQoSComplete"];
            TheoryData<string, AnswerMode, Shape> data = [];
            foreach (AnswerMode mode in s_modes)
            {
                foreach (string ddi in asked.Concat(told).Concat(mode == AnswerMode.Sync ? [] : completed))
                {
                    data.Add(ddi, mode, Shape.Mcm);
                    data.Add(ddi, mode, Shape.StandAlone);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Callbacks))]
    public void Callback_Throws_AllIsGivenBack(string ddi, AnswerMode mode, Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Report).WithMode(mode).Start();
        Script script = ddi.StartsWith("ProtocolCm", StringComparison.Ordinal) ? f.CallManager.Script : f.Client.Script;
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
    [InlineData("ProtocolCmAddParty", Shape.Mcm)]
    [InlineData("ProtocolCmAddParty", Shape.StandAlone)]
    [InlineData("ProtocolCmDropParty", Shape.Mcm)]
    [InlineData("ProtocolCmDropParty", Shape.StandAlone)]
    [InlineData("ProtocolCmModifyCallQoS", Shape.Mcm)]
    [InlineData("ProtocolCmModifyCallQoS", Shape.StandAlone)]
    public void Request_OwedByACallManagerThatThrew_IsCompleted(string ddi, Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Report).Start();
        ScriptedCall call = Connect(f);
        f.CallManager.Script.Mode(ddi, AnswerMode.Never);
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

        f.CallManager.Script.Hook = _ => throw new TimeZoneNotFoundException();
        f.Client.Binding.Af!.OidRequest(null, new NdisOidRequest(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[8]));
        AssertFailedAndEmpty(f);
        Assert.Equal(NdisStatus.Failure, ddi == "ProtocolCmAddParty" ? added!.AddStatus : NdisStatus.Failure);
        Assert.Equal(NdisStatus.Failure, ddi == "ProtocolCmModifyCallQoS" ? call.ModifyStatus : NdisStatus.Failure);
        Assert.Equal(NdisStatus.Success, dropped.DropStatus);
    }

    [Theory]
    [InlineData(AnswerMode.Sync, Shape.Mcm)]
    [InlineData(AnswerMode.Sync, Shape.StandAlone)]
    [InlineData(AnswerMode.Pending, Shape.Mcm)]
    [InlineData(AnswerMode.Pending, Shape.StandAlone)]
    [InlineData(AnswerMode.Early, Shape.Mcm)]
    [InlineData(AnswerMode.Early, Shape.StandAlone)]
    public void Client_ThatThrewWithParties_HasThemDroppedAndItsCallClosed(AnswerMode mode, Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Report).WithMode(mode).Start();
        ScriptedCall call = Connect(f);
        f.Client.AddParty(call);
        f.Run();
        f.Client.Script.Mode("ProtocolCoStatusEx", AnswerMode.Throw);
        f.Miniport.IndicateStatusEx(null, new NdisStatusIndication(NdisStatus.MediaConnect, ReadOnlyMemory<byte>.Empty));
        AssertFailedAndEmpty(f);
        Assert.Equal(2, f.CallManager.Script.Count("ProtocolCmDropParty"));
        Assert.Equal(1, f.CallManager.Script.Count("ProtocolCmCloseCall"));
    }

    /// <summary>Everything that parties and parameters can go through.</summary>
    private static void Session(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Client.Binding);
        f.Run();
        ScriptedVc vc = f.CallManager.Vcs[0];
        Action[] steps =
        [
            () => f.Client.AddParty(call),
            () => f.Client.AddParty(call),
            () => f.Client.Modify(call, CallParameters.Any()),
            () => f.CallManager.Propose(vc, CallParameters.Any()),
            () => f.CallManager.Leave(vc.Leaves[1], NdisStatus.Success),
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

    private static ScriptedCall Connect(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Client.Binding);
        f.Run();
        f.Client.AddParty(call);
        f.Run();
        Assert.Equal(2, call.Parties.Count);
        return call;
    }

    private static void AssertFailedAndEmpty(ContractFixture f)
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
