using System.IO.Pipes;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A link's callback throws out of a descriptor's readiness, on the system's own loop.</summary>
public sealed class WatchFaultTests : IPollHandler
{
    private int _told;

    [Fact]
    public void Readiness_ThrowsEachTime_FailsTheAdapterAndEndsTheWatch()
    {
        using var loop = new EpollLoop();
        using var host = new NdisHost(loop, new NdisHostOptions { Verifier = VerifierMode.Enforce });
        NdisAdapter adapter = host.AddAdapter("A", new ScriptedMcm(loop));
        Assert.Equal(NdisStatus.Success, adapter.Start());
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        pipe.WriteByte(1); // never read: it stays ready
        int descriptor = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
        using IPollRegistration watch = host.LoopFor("A", "MCM").Watch(descriptor, this, PollInterest.Read);
        int rounds = 0;
        void Next() => loop.Post(rounds++ < 10 ? Next : static () => { });
        Next();

        Assert.True(loop.RunUntil(() => rounds > 10));

        Assert.Equal(2, _told); // the second throw ends the watch
        watch.Interest = PollInterest.None;
        Assert.Equal(AdapterState.Failed, adapter.State);
        Assert.Equal("MCM threw in the callback of its link", adapter.FaultOrigin);
    }

    void IPollHandler.HandleReady(PollInterest ready)
    {
        _told++;
        throw new TimeZoneNotFoundException("planted");
    }
}
