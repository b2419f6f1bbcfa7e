using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Transport.Protocols.Ppp.PppActions;
using static UserCoNdis.Transport.Protocols.Ppp.PppState;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>Cells of the automaton's table, at least one for each row, written out from RFC 1661 section 4.1.</summary>
public sealed class PppTableRowTests
{
    private static PppStep To(PppState state, PppActions actions = None) => new(state, actions);

    [Fact]
    [Trait("Spec", "RFC1661 4.1 Up")]
    public void Up_WhereTheLayerWaits_StartsOnlyIfOpened()
    {
        Assert.Equal(To(Closed), PppTable.Up(Initial));
        Assert.Equal(To(ReqSent, Irc | Scr), PppTable.Up(Starting));
        Assert.True(PppTable.Up(Opened).IsIllegal);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 Down")]
    public void Down_InEveryPhase_RemembersWhetherItWasOpened()
    {
        Assert.Equal(To(Initial), PppTable.Down(Closing));
        Assert.Equal(To(Starting, Tls), PppTable.Down(Stopped));
        Assert.Equal(To(Starting), PppTable.Down(AckSent));
        Assert.Equal(To(Starting, Tld), PppTable.Down(Opened));
        Assert.True(PppTable.Down(Initial).IsIllegal);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 Open")]
    public void Open_WhileClosing_WaitsInStopping()
    {
        Assert.Equal(To(Starting, Tls), PppTable.Open(Initial));
        Assert.Equal(To(ReqSent, Irc | Scr), PppTable.Open(Closed));
        Assert.Equal(To(Stopping), PppTable.Open(Closing));
        Assert.Equal(To(Opened), PppTable.Open(Opened));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 Close")]
    public void Close_WhereverPacketsFlow_SendsATerminateRequest()
    {
        Assert.Equal(To(Initial, Tlf), PppTable.Close(Starting));
        Assert.Equal(To(Closed), PppTable.Close(Stopped));
        Assert.Equal(To(Closing), PppTable.Close(Stopping));
        Assert.Equal(To(Closing, Irc | Str), PppTable.Close(AckRcvd));
        Assert.Equal(To(Closing, Tld | Irc | Str), PppTable.Close(Opened));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 TO+")]
    public void TimeoutPlus_WithTriesLeft_SendsAgain()
    {
        Assert.Equal(To(Closing, Str), PppTable.TimeoutPlus(Closing));
        Assert.Equal(To(Stopping, Str), PppTable.TimeoutPlus(Stopping));
        Assert.Equal(To(ReqSent, Scr), PppTable.TimeoutPlus(AckRcvd));
        Assert.Equal(To(AckSent, Scr), PppTable.TimeoutPlus(AckSent));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 TO-")]
    public void TimeoutMinus_WithNoneLeft_Finishes()
    {
        Assert.Equal(To(Closed, Tlf), PppTable.TimeoutMinus(Closing));
        Assert.Equal(To(Stopped, Tlf), PppTable.TimeoutMinus(Stopping));
        Assert.Equal(To(Stopped, Tlf), PppTable.TimeoutMinus(ReqSent));
        Assert.True(PppTable.TimeoutMinus(Opened).IsIllegal);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RCR+")]
    public void RcrPlus_OutsideNegotiation_AnswersByState()
    {
        Assert.Equal(To(Closed, Sta), PppTable.RcrPlus(Closed));
        Assert.Equal(To(AckSent, Irc | Scr | Sca), PppTable.RcrPlus(Stopped));
        Assert.Equal(To(Closing), PppTable.RcrPlus(Closing));
        Assert.Equal(To(AckSent, Sca), PppTable.RcrPlus(ReqSent));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RCR-")]
    public void RcrMinus_WithAnAckSentBefore_TakesItBack()
    {
        Assert.Equal(To(ReqSent, Scn), PppTable.RcrMinus(AckSent));
        Assert.Equal(To(AckRcvd, Scn), PppTable.RcrMinus(AckRcvd));
        Assert.Equal(To(ReqSent, Irc | Scr | Scn), PppTable.RcrMinus(Stopped));
        Assert.Equal(To(ReqSent, Tld | Scr | Scn), PppTable.RcrMinus(Opened));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RCA")]
    public void Rca_ASecondTime_IsACrossedConnection()
    {
        Assert.Equal(To(AckRcvd, Irc), PppTable.Rca(ReqSent));
        Assert.Equal(To(ReqSent, Scr), PppTable.Rca(AckRcvd));
        Assert.Equal(To(ReqSent, Tld | Scr), PppTable.Rca(Opened));
        Assert.Equal(To(Stopped, Sta), PppTable.Rca(Stopped));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RCN")]
    public void Rcn_InNegotiation_AsksAnewAndKeepsWhatWasAcknowledged()
    {
        Assert.Equal(To(ReqSent, Irc | Scr), PppTable.Rcn(ReqSent));
        Assert.Equal(To(AckSent, Irc | Scr), PppTable.Rcn(AckSent));
        Assert.Equal(To(ReqSent, Scr), PppTable.Rcn(AckRcvd));
        Assert.Equal(To(ReqSent, Tld | Scr), PppTable.Rcn(Opened));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RTR")]
    public void Rtr_BeforeOpened_IsAcknowledgedAndTakesBack()
    {
        Assert.Equal(To(Closed, Sta), PppTable.Rtr(Closed));
        Assert.Equal(To(Stopping, Sta), PppTable.Rtr(Stopping));
        Assert.Equal(To(ReqSent, Sta), PppTable.Rtr(AckSent));
        Assert.True(PppTable.Rtr(Starting).IsIllegal);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RTA")]
    public void Rta_WhereItWasAwaited_Finishes()
    {
        Assert.Equal(To(Closed, Tlf), PppTable.Rta(Closing));
        Assert.Equal(To(Stopped, Tlf), PppTable.Rta(Stopping));
        Assert.Equal(To(ReqSent), PppTable.Rta(AckRcvd));
        Assert.Equal(To(AckSent), PppTable.Rta(AckSent));
        Assert.Equal(To(ReqSent, Tld | Scr), PppTable.Rta(Opened));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RUC")]
    public void Ruc_InEveryStateWithALowerLayer_IsRejectedInPlace()
    {
        for (PppState state = Closed; state <= Opened; state++)
        {
            Assert.Equal(To(state, Scj), PppTable.Ruc(state));
        }
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RXJ+")]
    public void RxjPlus_InAckRcvd_WaitsForTheTimerInReqSent()
    {
        Assert.Equal(To(ReqSent), PppTable.RxjPlus(AckRcvd));
        Assert.Equal(To(AckSent), PppTable.RxjPlus(AckSent));
        Assert.Equal(To(Opened), PppTable.RxjPlus(Opened));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RXJ-")]
    public void RxjMinus_BeforeOpened_FinishesAtOnce()
    {
        Assert.Equal(To(Closed, Tlf), PppTable.RxjMinus(Closing));
        Assert.Equal(To(Stopped, Tlf), PppTable.RxjMinus(AckSent));
        Assert.Equal(To(Stopped, Tlf), PppTable.RxjMinus(Stopping));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RXR")]
    public void Rxr_OnlyInOpened_IsAnswered()
    {
        Assert.Equal(To(Opened, Ser), PppTable.Rxr(Opened));
        for (PppState state = Closed; state < Opened; state++)
        {
            Assert.Equal(To(state), PppTable.Rxr(state));
        }
    }
}
