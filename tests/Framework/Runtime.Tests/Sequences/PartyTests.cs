using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.7 beyond the sequences of 4.6: where contexts come from, nested calls, and calls out of turn.</summary>
public sealed class PartyTests
{
    [Theory]
    [InlineData(true, false, AnswerMode.Sync)]
    [InlineData(true, false, AnswerMode.Pending)]
    [InlineData(true, false, AnswerMode.Early)]
    [InlineData(false, true, AnswerMode.Pending)]
    [InlineData(false, true, AnswerMode.Early)]
    [InlineData(true, true, AnswerMode.Early)]
    [Trait("Trap", "T39")]
    public void Context_FromEitherSource_ComesBackWithDropAndClose(bool atOnce, bool later, AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        f.Mcm.GivesContextAtOnce = atOnce;
        f.Mcm.GivesContextLater = later;
        ScriptedCall call = Connect(f, parties: 2);
        f.Client.Close(call);
        f.Run();
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    [Trait("Trap", "T9")]
    public void AddParty_FromTheCompletionOfAnother_Nests(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = Connect(f);
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolClAddPartyComplete" && call.Parties.Count < 5)
            {
                f.Client.AddParty(call);
            }
        };
        f.Client.AddParty(call);
        f.Run();
        Assert.Equal(5, f.VcOf(call).Leaves.Count);
        Assert.All(call.Parties, party => Assert.Equal(NdisStatus.Success, party.AddStatus));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R166")]
    public void Drop_OfPartyThatIsGone_FailsAndNobodyIsAsked()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = Connect(f, parties: 3);
        ScriptedParty gone = call.Parties[1];
        f.Client.Drop(gone);
        Assert.Equal(NdisStatus.Failure, gone.Handle!.Drop());
        Assert.Equal(1, f.Mcm.Script.Count("ProtocolCmDropParty"));
        f.EndInOrder();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Spec", "3.6")]
    public void CloseCall_WhileTheCallIsMade_TakesItsPartyAlong(bool named)
    {
        using NdisFixture f = Loose();
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        ClientParty party = call.Parties[0].Handle!;
        call.Phase = ScriptedCallPhase.Closing;
        Assert.Equal(NdisStatus.Success, named ? call.Handle.CloseCall(party) : call.Handle.CloseCall());
        Assert.Equal(NdisStatus.Failure, call.MakeCallStatus);
        Assert.Equal(NdisStatus.Failure, party.Drop());
        Assert.Equal(NdisStatus.Success, f.Client.Delete(call));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R167")]
    public void Drop_OfTheLastParty_FailsAndItClosesTheCall()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = Connect(f, parties: 2);
        Assert.Equal(NdisStatus.Success, f.Client.Drop(call.Parties[0]));
        Assert.Equal(NdisStatus.Failure, f.Client.Drop(call.Parties[0]));
        Assert.Equal(1, f.Mcm.Script.Count("ProtocolCmDropParty"));
        Assert.Equal(NdisStatus.Success, f.Client.Close(call));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R165")]
    public void Drop_OfPartyBeingAdded_Fails()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = Connect(f);
        f.Mcm.Script.Mode("ProtocolCmAddParty", AnswerMode.Never);
        ScriptedParty party = f.Client.AddParty(call);
        Assert.Equal(NdisStatus.Failure, party.Handle!.Drop());
        f.Mcm.Script.Release("ProtocolCmAddParty");
        Assert.Equal(NdisStatus.Success, party.AddStatus);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R168")]
    public void CloseCall_WithPartiesLeft_FailsAndNobodyIsAsked()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = Connect(f, parties: 2);
        Assert.Equal(NdisStatus.Failure, call.Handle.CloseCall(call.Parties[0].Handle!));
        Assert.False(f.Mcm.Script.Saw("ProtocolCmCloseCall"));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R170")]
    public void CloseCall_ThatNamesNotItsLastParty_Fails()
    {
        using NdisFixture f = Loose();
        ScriptedCall multipoint = Connect(f);
        ScriptedCall other = Connect(f);
        ScriptedCall pointToPoint = f.Connect();
        Assert.Equal(NdisStatus.Failure, multipoint.Handle.CloseCall());
        Assert.Equal(NdisStatus.Failure, multipoint.Handle.CloseCall(other.Parties[0].Handle!));
        Assert.Equal(NdisStatus.Failure, pointToPoint.Handle.CloseCall(other.Parties[0].Handle!));
        Assert.False(f.Mcm.Script.Saw("ProtocolCmCloseCall"));
        f.EndInOrder();
    }

    [Fact]
    public void CloseCall_WhileAPartyIsAdded_FailsUntilItIs()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = Connect(f);
        f.Mcm.Script.Mode("ProtocolCmAddParty", AnswerMode.Never);
        f.Mcm.Script.Status("ProtocolCmAddParty", NdisStatus.Resources);
        f.Client.AddParty(call);
        Assert.Equal(NdisStatus.Failure, call.Handle.CloseCall(call.Parties[0].Handle!));
        f.Mcm.Script.Release("ProtocolCmAddParty");
        Assert.Equal(NdisStatus.Success, f.Client.Close(call));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R161")]
    public void AddParty_WithoutConnectedMultipointCall_IsRefused()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = f.Connect();
        Assert.Equal(NdisStatus.Failure, f.Client.AddParty(call).AddStatus);
        f.Client.Close(call);
        Assert.Equal(NdisStatus.Failure, f.Client.AddParty(call).AddStatus);

        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedCall proceeding = f.Client.DialMultipoint(f.Binding);
        Assert.Equal(NdisStatus.Failure, proceeding.Handle.AddParty(f, CallParameters.Any(), out ClientParty? none));
        Assert.Null(none);
        f.Mcm.Script.Release("ProtocolCmMakeCall");
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(proceeding);
        Assert.Equal(NdisStatus.Closing, proceeding.Handle.AddParty(f, CallParameters.Any(), out none));
        f.Mcm.Script.Release("ProtocolCmCloseCall");
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Sync);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R172")]
    public void IncomingDrop_Twice_IsToldOnceEvenAfterAFailedDrop()
    {
        using NdisFixture f = Loose();
        f.Client.DropsAtOnce = false;
        ScriptedCall call = Connect(f, parties: 2);
        ScriptedLeaf leaf = f.Mcm.Vcs[0].Leaves[1];
        f.Mcm.Leave(leaf, NdisStatus.Success);
        f.Mcm.Leave(leaf, NdisStatus.Success);
        f.Mcm.Script.Once("ProtocolCmDropParty", NdisStatus.Failure);
        Assert.Equal(NdisStatus.Failure, f.Client.Drop(call.Parties[1]));
        f.Mcm.Leave(leaf, NdisStatus.Success);
        Assert.Equal(1, f.Client.Script.Count("ProtocolClIncomingDropParty"));
        Assert.Equal(NdisStatus.Success, f.Client.Drop(call.Parties[1]));
        f.EndInOrder();
    }

    [Fact]
    public void IncomingDrop_OfPartyBeingDroppedOrCallBeingClosed_IsNotTold()
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedCall call = Connect(f, parties: 3);
        List<ScriptedLeaf> leaves = [.. f.Mcm.Vcs[0].Leaves];
        f.Mcm.Script.Mode("ProtocolCmDropParty", AnswerMode.Never);
        f.Client.Drop(call.Parties[1]);
        f.Mcm.Leave(leaves[1], NdisStatus.Success);
        f.Mcm.Script.Release("ProtocolCmDropParty");
        f.Mcm.Script.Mode("ProtocolCmDropParty", AnswerMode.Sync);
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        leaves[0].Handle.DispatchIncomingDrop(NdisStatus.Success);
        f.Mcm.Script.Release("ProtocolCmCloseCall");
        Assert.False(f.Client.Script.Saw("ProtocolClIncomingDropParty"));
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R171")]
    public void IncomingDrop_OfTheLastParty_IsNotTold()
    {
        using NdisFixture f = Loose();
        Connect(f);
        f.Mcm.Vcs[0].Leaves[0].Handle.DispatchIncomingDrop(NdisStatus.Success);
        Assert.False(f.Client.Script.Saw("ProtocolClIncomingDropParty"));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R330")]
    public void Completions_ThatNobodyIsOwed_AreLeftAlone()
    {
        using NdisFixture f = Loose();
        Connect(f, parties: 2);
        ScriptedLeaf leaf = f.Mcm.Vcs[0].Leaves[0];
        leaf.Handle.AddComplete(NdisStatus.Failure, leaf, CallParameters.Any());
        leaf.Handle.DropComplete(NdisStatus.Success);
        Assert.False(f.Client.Script.Saw("ProtocolClAddPartyComplete"));
        Assert.False(f.Client.Script.Saw("ProtocolClDropPartyComplete"));
        Assert.Equal(2, f.Client.Binding.Calls[0].Parties.Count);
        f.EndInOrder();
    }

    [Fact]
    public void Drop_ThatOutlivesItsCall_HoldsTheVcUntilItCompletes()
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Off).Start();
        f.Client.KeepsVcs = true;
        ScriptedCall call = Connect(f, parties: 2);
        f.Mcm.Script.Mode("ProtocolCmDropParty", AnswerMode.Never);
        f.Mcm.Script.Status("ProtocolCmDropParty", NdisStatus.Failure);
        ScriptedParty party = call.Parties[1];
        f.Client.Drop(party);
        Assert.Equal(NdisStatus.Success, call.Handle.CloseCall(call.Parties[0].Handle!));
        Assert.Equal(NdisStatus.NotAccepted, call.Handle.Delete());
        Assert.Contains(f.Host.DescribeLeaks(), l => l.Contains("Party 2 of VC 1 is Dropping", StringComparison.Ordinal));
        f.Mcm.Script.Release("ProtocolCmDropParty"); // it fails, and has no call left to stay in
        Assert.Equal(NdisStatus.Failure, party.DropStatus);
        Assert.Equal(NdisStatus.Success, f.Client.Delete(call));
        Assert.DoesNotContain(f.Host.DescribeLeaks(), l => l.Contains("Party", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    public void OidRequest_AboutAParty_CarriesItsContextBothWays(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = Connect(f, parties: 2);
        ScriptedParty party = call.Parties[1];
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.CoGetCallInformation, new byte[4]);
        NdisStatus status = f.Client.Binding.Af!.OidRequest(call.Handle, request, party.Handle);
        f.Run();
        Assert.Equal(mode == AnswerMode.Sync ? NdisStatus.Success : NdisStatus.Pending, status);
        Assert.Same(f.VcOf(call).Leaves[1], f.Mcm.LastOidLeaf);
        Assert.Same(mode == AnswerMode.Sync ? null : party, f.Client.LastOidParty);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R334")]
    public void OidRequest_AboutAPartyOfAnotherVc_Fails()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = Connect(f);
        ScriptedCall other = Connect(f);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.CoGetCallInformation, new byte[4]);
        ClientAf af = f.Client.Binding.Af!;
        Assert.Equal(NdisStatus.Failure, af.OidRequest(call.Handle, request, other.Parties[0].Handle));
        Assert.Equal(NdisStatus.Failure, af.OidRequest(null, request, other.Parties[0].Handle));
        f.EndInOrder();
    }

    private static NdisFixture Loose() => new NdisFixture(verifier: VerifierMode.Off).Start();

    private static ScriptedCall Connect(NdisFixture f, int parties = 1)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Client.Binding);
        f.Run();
        Assert.Equal(NdisStatus.Success, call.MakeCallStatus);
        for (int i = 1; i < parties; i++)
        {
            f.Client.AddParty(call);
            f.Run();
        }

        Assert.Equal(parties, f.VcOf(call).Leaves.Count);
        return call;
    }
}
