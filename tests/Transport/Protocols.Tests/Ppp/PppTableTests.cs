using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Transport.Protocols.Ppp.PppActions;
using static UserCoNdis.Transport.Protocols.Ppp.PppState;

namespace UserCoNdis.Protocols.Tests.Ppp;

[Trait("Spec", "RFC1661 4.1")]
public sealed class PppTableTests
{
    [Fact]
    public void Table_PrintedWhole_IsTheApprovedOne()
    {
        StringBuilder text = new();
        foreach (PppEvents e in Enum.GetValues<PppEvents>())
        {
            _ = text.AppendLine(e.ToString());
            foreach (PppState s in Enum.GetValues<PppState>())
            {
                _ = text.AppendLine($"  {s,-9} {PppTable.Next(s, e)}");
            }
        }

        Approved.Check(text.ToString(), "PppTable");
    }

    [Fact]
    public void ConfigureRequest_InOpened_TearsDownAndRenegotiates() =>
        Assert.Equal(new PppStep(AckSent, Tld | Scr | Sca), PppTable.RcrPlus(Opened));

    [Fact]
    public void ConfigureAck_InAckSent_Opens() => Assert.Equal(new PppStep(Opened, Irc | Tlu), PppTable.Rca(AckSent));

    [Fact]
    public void ConfigureRequest_InAckRcvd_Opens() => Assert.Equal(new PppStep(Opened, Sca | Tlu), PppTable.RcrPlus(AckRcvd));

    [Fact]
    public void TerminateRequest_InOpened_WaitsInStopping() =>
        Assert.Equal(new PppStep(Stopping, Tld | Zrc | Sta), PppTable.Rtr(Opened));

    [Fact]
    public void CodeRejectOfBasicCode_InOpened_Terminates() =>
        Assert.Equal(new PppStep(Stopping, Tld | Irc | Str), PppTable.RxjMinus(Opened));
}
