using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Whole PPPoE calls between a host and a concentrator: drivers and PPP on both ends, the verifier enforcing.</summary>
public sealed class PppoeCallTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Call_DialPingHangUp_GivesEverythingBack(int seed)
    {
        PppoeLine line = new((ulong)seed);
        line.BringUp();

        PingResult there = line.Ping(line.A.Session, PppoeLine.Address("10.0.0.1"));
        PingResult back = line.Ping(line.B.Session, line.A.Session.Addresses!.Value.Local);
        Assert.Equal((3, 3), (there.Sent, there.Received));
        Assert.Equal((3, 3), (back.Sent, back.Received));

        line.A.Session.Close();
        line.Run(() => line.A.Call.State == LineCallState.Idle && line.B.Call.State == LineCallState.Idle);
        Assert.Equal(PppCloseCause.LocalClose, Assert.Single(line.A.Downs));
        Assert.Equal(PppCloseCause.PeerTerminated, Assert.Single(line.B.Downs));
        Assert.Equal([LineCallState.Proceeding, LineCallState.Connected, LineCallState.Disconnected, LineCallState.Idle], line.A.States);
        line.HaltAndCheck();
    }
}
