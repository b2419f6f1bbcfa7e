using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols;

namespace UserCoNdis.Protocols.Tests;

public sealed class FrameQueueTests
{
    [Fact]
    public void Queue_OfAnySizesAndTurns_IsFirstInFirstOut() =>
        Seeds.Run(200, seed =>
        {
            Random random = new((int)seed);
            FrameQueue queue = new(16);
            Queue<byte[]> model = new();
            byte[] target = new byte[1504];
            for (int turn = 0; turn < 500; turn++)
            {
                if (random.Next(3) > 0)
                {
                    byte[] frame = new byte[random.Next(random.Next(1504))];
                    random.NextBytes(frame);
                    bool fits = queue.TryBegin(frame.Length + random.Next(100), out Span<byte> room);
                    Assert.Equal(model.Count < 16, fits);
                    if (fits)
                    {
                        frame.CopyTo(room);
                        queue.Commit(frame.Length);
                        model.Enqueue(frame);
                    }
                }
                else
                {
                    Assert.Equal(model.Count > 0, queue.TryDequeue(target, out int written));
                    Assert.Equal(model.TryDequeue(out byte[]? frame) ? frame : [], target[..written]);
                }

                if (random.Next(100) == 0)
                {
                    queue.Clear();
                    model.Clear();
                }
            }
        });

    [Fact]
    public void Begin_Abandoned_LeavesNothing()
    {
        FrameQueue queue = new(1);
        Assert.True(queue.TryBegin(10, out _));
        Assert.False(queue.TryDequeue(new byte[10], out _));
        Assert.True(queue.TryBegin(10, out _));
    }

    [Fact]
    public void Dequeue_IntoTooLittle_ThrowsAndKeepsTheFrame()
    {
        FrameQueue queue = new(1);
        _ = queue.TryBegin(3, out _);
        queue.Commit(3);
        Assert.Throws<ArgumentException>(() => queue.TryDequeue(new byte[2], out _));
        Assert.True(queue.TryDequeue(new byte[3], out int written));
        Assert.Equal(3, written);
    }
}
