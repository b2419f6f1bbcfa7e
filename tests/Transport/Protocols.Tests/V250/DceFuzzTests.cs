using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

public class DceFuzzTests
{
    /// <summary>Whatever a DTE types, with calls coming and going: the engine takes no data, stays bounded, comes to rest.</summary>
    [Fact]
    public void Receive_AnyBytes_KeepsTheEngineSane() =>
        FuzzRun.FromCorpus("../corpus/v250-dce").Run(200_000, seed: 250, input =>
        {
            DceEngine engine = new();
            TimeSpan now = TimeSpan.Zero;
            Span<byte> chunk = stackalloc byte[256];
            for (int offset = 0; offset < input.Length;)
            {
                int length = Math.Min(1 + (input[offset] & 31), input.Length - offset);
                bool data = engine.IsDataState;
                engine.ObserveData(data ? input.AsSpan(offset, length) : [], now);
                engine.HandleReceive(input.AsSpan(offset, length), now, out int consumed);
                Assert.True(data ? consumed == 0 : consumed == length || engine.IsDataState);
                offset += length;
                switch (input[offset - 1] & 15)
                {
                    case 0:
                        engine.Ring(true, now);
                        break;
                    case 1:
                        engine.Ring(false, now);
                        break;
                    case 2 or 3:
                        engine.Connect(33600, now);
                        break;
                    case 4:
                        engine.Disconnect(AtResultCode.Busy, now);
                        break;
                    case 5:
                        engine.HandleDtr((input[offset - 1] & 16) != 0, now);
                        break;
                }

                int events = 0;
                while (engine.TryGetEvent(out _))
                {
                    Assert.True(++events < 8);
                }

                while (engine.TryGetTransmit(chunk, out _))
                {
                }

                now += TimeSpan.FromMilliseconds(input[offset - 1] * 8);
                engine.HandleTimeout(now);
            }

            for (int i = 0; engine.DueAt is { } due; i++)
            {
                Assert.True(i < 10, "the engine never comes to rest");
                now = due > now ? due : now;
                engine.HandleTimeout(now);
            }

            Assert.True(engine.State is DceState.Command or DceState.Online or DceState.OnlineCommand);
            Assert.Equal(0, engine.DroppedOutput);
        });
}
