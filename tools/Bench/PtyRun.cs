using System.Globalization;
using UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;
using UserCoNdis.Transport.Serial;

namespace UserCoNdis.Tools.Bench;

/// <summary>Bytes a second through a pseudo-terminal: our two links on one loop, and read and write in C, in turns.</summary>
internal static class PtyRun
{
    private const int Rounds = 9;
    private const int Blocks = 32;
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(200);

    public static void Print(TextWriter output)
    {
        using CProgram? yardstick = CProgram.TryCompile("ptyloop.c");
        foreach (int block in (int[])[1500, 4096])
        {
            Print(output, yardstick, block);
        }
    }

    private static void Print(TextWriter output, CProgram? yardstick, int block)
    {
        using EpollLoop loop = new();
        PinnedSlabPool pool = new(Blocks * 2, block);
        LinkRegistry links = new LinkRegistry().Add(new PtyLinkFactory()).Add(new SerialLinkFactory());
        using ILink master = links.Open("pty:", loop, pool);
        using ILink slave = links.Open($"serial:{master.Info.Name["pty:".Length..]}", loop, pool);
        PtyTraffic received = new(slave, pool, 0);
        slave.Start(received);
        PtyTraffic sender = new(master, pool, Blocks);
        master.Start(sender);
        sender.Begin();

        double[][] rounds = [new double[Rounds], new double[Rounds], new double[Rounds]];
        string[] arguments = [block.ToString(CultureInfo.InvariantCulture), s_round.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)];
        _ = loop.RunUntil(static () => false, TimeSpan.FromSeconds(1)); // long enough for the optimising tier
        long allocated = 0;
        long chunks = -received.Chunks;
        for (int round = 0; round < Rounds; round++)
        {
            (long bytes, long managed, TimeSpan start) = (received.Bytes, GC.GetAllocatedBytesForCurrentThread(), loop.Now);
            _ = loop.RunUntil(static () => false, s_round);
            rounds[0][round] = (received.Bytes - bytes) / (loop.Now - start).TotalSeconds;
            allocated += GC.GetAllocatedBytesForCurrentThread() - managed;
            rounds[1][round] = yardstick?.BytesPerSecond(["one", .. arguments]) ?? double.NaN;
            rounds[2][round] = yardstick?.BytesPerSecond(["two", .. arguments]) ?? double.NaN;
        }

        chunks += received.Chunks;
        output.WriteLine($"Pseudo-terminal, pty: to serial:, blocks of {block} bytes; MB/s, median of {Rounds} rounds of {s_round.TotalMilliseconds} ms");
        Row("our links, one loop", rounds[0], $"  {(double)allocated / chunks:F2} managed bytes a chunk, {(double)received.Bytes / received.Chunks:F0} bytes a chunk");
        Row("C, poll, one thread", rounds[1], "");
        Row("C, a process an end", rounds[2], "");

        void Row(string name, double[] values, string tail) => output.WriteLine(values.Any(double.IsNaN)
            ? $"  {name,-20}    no cc"
            : $"  {name,-20} {QuickRun.Median(values) / 1e6,8:F1} MB/s  [{values.Min() / 1e6,6:F1} .. {values.Max() / 1e6,6:F1}]{tail}");
    }
}
