using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>A line that returns what is sent on it (RFC 1661 section 6.4).</summary>
public sealed class LoopedBackTests
{
    [Fact]
    public void Call_OnALoopedBackLine_EndsAsSuch()
    {
        SeededLoop loop = new(1);
        DiagnosticSlabPool pool = new(64, 4096);
        LoopLinkPair pair = new(loop, pool, new LoopLinkOptions { Wiring = LoopWiring.None });
        pair.B.Start(new Reflector(pair.B));
        Station station = new("A", loop, _ => pair.A, DirectLine.CallerOptions, new ModemOptions { Direct = true }, 1);
        _ = loop.RunUntilIdle();

        station.Dial("");
        Assert.True(loop.RunUntil(() => station.Down is not null, DirectLine.Limit));
        Assert.Equal(PppCloseCause.LoopedBack, station.Down);
        Assert.Equal(LineCallState.Idle, station.Call!.State);

        station.Halt();
        Assert.True(loop.RunUntil(() => station.IsHalted, DirectLine.Limit));
        _ = loop.RunUntilIdle();
        station.AssertNothingLeft();
        pool.ThrowIfOutstanding();
    }

    private sealed class Reflector(ILink link) : ILinkSink
    {
        public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
        {
            foreach (LinkFrame frame in frames)
            {
                if (!link.TrySend(frame))
                {
                    frame.Lease.Return();
                }
            }
        }

        public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
        {
            foreach (LinkFrame frame in frames)
            {
                frame.Lease.Return();
            }
        }

        public void HandleWritable()
        {
        }

        public void HandleLinesChanged(ModemLines lines, ModemLines changed)
        {
        }

        public void HandleClosed(LinkException? cause)
        {
        }
    }
}
