using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>Authentication, and what goes wrong, over a null-modem line.</summary>
public sealed class DirectTroubleTests
{
    [Theory]
    [InlineData(PppAuthProtocol.Pap)]
    [InlineData(PppAuthProtocol.ChapMd5)]
    [InlineData(PppAuthProtocol.MsChapV2)]
    public void Auth_RightSecret_ComesUp(PppAuthProtocol protocol)
    {
        using PppSecretTable local = new PppSecretTable().AddLocal("secret"u8);
        using PppSecretTable peers = new PppSecretTable().AddPeer("ada", "secret"u8);
        DirectLine line = new(caller: Caller(local), called: Called(peers, protocol));
        line.BringUp();
        Assert.Contains(line.B.Events, e => e.Kind == PppEventKind.AuthSucceeded && e.Side == PppAuthSide.Peer);
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(PppAuthProtocol.Pap)]
    [InlineData(PppAuthProtocol.ChapMd5)]
    [InlineData(PppAuthProtocol.MsChapV2)]
    public void Auth_WrongSecret_EndsBothCalls(PppAuthProtocol protocol)
    {
        using PppSecretTable local = new PppSecretTable().AddLocal("wrong"u8);
        using PppSecretTable peers = new PppSecretTable().AddPeer("ada", "secret"u8);
        DirectLine line = new(caller: Caller(local), called: Called(peers, protocol));
        line.B.Listen();
        line.A.Dial("");
        Assert.True(line.Loop.RunUntil(() => line.A.Down is not null && line.B.Down is not null, DirectLine.Limit), line.Describe());
        Assert.Equal(PppCloseCause.PeerAuthenticationFailed, line.B.Down);
        Assert.Equal(LineCallState.Idle, line.A.Call!.State);
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    public void Unplug_AfterSoManySteps_GivesEverythingBack(int steps)
    {
        for (int at = steps - 5; at < steps + 15; at++)
        {
            DirectLine line = new((ulong)at + 1);
            line.B.Listen();
            line.A.Dial("");
            int count = 0;
            _ = line.Loop.RunUntil(() => ++count > at, DirectLine.Limit);
            line.LinkA.Close();
            Assert.True(line.Loop.RunUntil(
                () => line.A.Call!.State == LineCallState.Idle && line.B.Call?.State is null or LineCallState.Idle, DirectLine.Limit), line.Describe());
            line.HaltAndCheck();
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    public void Drop_AfterSoManySteps_GivesEverythingBack(int steps)
    {
        for (int at = steps - 5; at < steps + 15; at++)
        {
            DirectLine line = new((ulong)at + 1);
            line.B.Listen();
            line.A.Dial("");
            int count = 0;
            _ = line.Loop.RunUntil(() => ++count > at, DirectLine.Limit);
            Assert.Equal(NdisStatus.Success, line.A.Call!.Drop());
            Assert.True(line.Loop.RunUntil(
                () => line.A.Call!.State == LineCallState.Idle && line.B.Call?.State is null or LineCallState.Idle, DirectLine.Limit), line.Describe());
            line.HaltAndCheck();
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    public void Halt_AfterSoManySteps_GivesEverythingBack(int steps)
    {
        for (int at = steps - 5; at < steps + 15; at++)
        {
            DirectLine line = new((ulong)at + 1);
            line.B.Listen();
            line.A.Dial("");
            int count = 0;
            _ = line.Loop.RunUntil(() => ++count > at, DirectLine.Limit);
            line.HaltAndCheck();
        }
    }

    private static PppOptions Caller(PppSecretTable secrets) =>
        DirectLine.CallerOptions with { LocalName = "ada", Secrets = secrets };

    private static PppOptions Called(PppSecretTable secrets, PppAuthProtocol protocol) =>
        DirectLine.CalledOptions with { LocalName = "hub", Secrets = secrets, RequirePeerAuth = [protocol] };
}
