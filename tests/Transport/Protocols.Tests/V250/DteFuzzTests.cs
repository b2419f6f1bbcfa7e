using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class DteFuzzTests
{
    private static readonly System.Buffers.SearchValues<byte> s_ours = System.Buffers.SearchValues.Create("ATZHD1O+\r"u8);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(300);

    /// <summary>Whatever a modem says, and whenever: the engine takes no byte of the call's data, never stalls or spins,
    /// tells each call's end once, and sends only what it means to.</summary>
    [Fact]
    public void Receive_AnyBytes_KeepsTheEngineSane() =>
        FuzzRun.FromCorpus("../corpus/v250-dte").Run(200_000, seed: 250, input =>
        {
            DteEngine engine = new(new DteOptions { Initialization = ["ATZ"], InitializationRetries = 0 });
            TimeSpan now = TimeSpan.Zero;
            engine.Initialize(now);
            int calls = 0;
            int ends = 0;
            for (int offset = 0; offset < input.Length;)
            {
                int length = Math.Min(1 + (input[offset] & 15), input.Length - offset);
                bool data = engine.IsDataState;
                engine.HandleReceive(input.AsSpan(offset, length), now, out int consumed);
                Assert.True(data ? consumed == 0 : consumed == length || engine.IsDataState);
                offset += length;
                Drain(engine, ref ends);
                if (engine.State is DteState.Ready && engine.Dial("1", now))
                {
                    calls++;
                }
                else if (engine.State is DteState.Online)
                {
                    engine.HangUp(now, (input[offset - 1] & 16) == 0 ? DteHangUpMethod.Command : DteHangUpMethod.Dtr);
                }

                now += s_step;
                engine.HandleTimeout(now);
                Drain(engine, ref ends);
            }

            for (int i = 0; engine.DueAt is { } due; i++)
            {
                Assert.True(i < 40, "the engine never comes to rest");
                Assert.True(due >= now || i == 0);
                now = due > now ? due : now;
                engine.HandleTimeout(now);
                Drain(engine, ref ends);
            }

            Assert.True(engine.State is DteState.Idle or DteState.Ready or DteState.Online);
            Assert.True(calls == 0 || ends > 0);
        });

    private static void Drain(DteEngine engine, ref int ends)
    {
        Span<byte> chunk = stackalloc byte[64];
        while (engine.TryGetTransmit(chunk, out int written))
        {
            Assert.False(chunk[..written].ContainsAnyExcept(s_ours));
        }

        while (engine.TryGetLineRequest(out _))
        {
        }

        while (engine.TryGetEvent(out DteEvent @event))
        {
            ends += @event.Kind is DteEventKind.Failed or DteEventKind.HungUp or DteEventKind.Connected or DteEventKind.CarrierLost ? 1 : 0;
            Assert.True(@event.Text is null || @event.Text.Length <= 1100);
        }

        Assert.Equal(0, engine.Counters.DroppedEvents);
    }
}
