using System.Diagnostics;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Tools.Bench;

/// <summary>The figures of docs/performance.md in a few seconds: the candidates take turns, so a slow moment hits all alike.</summary>
internal static class QuickRun
{
    private const int Rounds = 15;
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(40);

    public static void Print(TextWriter output)
    {
        foreach (Accm accm in (Accm[])[Accm.None, Accm.Default])
        {
            HdlcWorkload load = new(accm);
            (string Name, Func<int> Work)[] candidates =
            [
                ("encode", load.Encode), ("encode, byte loop", load.EncodeByteLoop),
                ("decode", load.Decode), ("decode, byte loop", load.DecodeByteLoop),
                ("copy of frames", load.CopyFrames), ("copy of wire", load.CopyWire),
            ];

            output.WriteLine($"HDLC, {HdlcWorkload.Frames} frames of {HdlcWorkload.FrameLength} random octets, ACCM {accm}, "
                + $"{load.Expansion:F3} wire octets an octet; GB/s of payload, median of {Rounds} rounds");
            double[][] rounds = [.. candidates.Select(_ => new double[Rounds])];
            Warm(candidates);
            for (int round = 0; round < Rounds; round++)
            {
                for (int i = 0; i < candidates.Length; i++)
                {
                    rounds[i][round] = GigabytesPerSecond(candidates[i].Work);
                }
            }

            double[] medians = [.. rounds.Select(Median)];
            for (int i = 0; i < candidates.Length; i++)
            {
                output.WriteLine($"  {candidates[i].Name,-20} {medians[i],8:F2} GB/s  [{rounds[i].Min(),6:F2} .. {rounds[i].Max(),6:F2}]"
                    + $"  {AllocatedPerFrame(candidates[i].Work),3:F0} managed bytes a frame");
            }

            output.WriteLine($"  encode is {medians[0] / medians[1]:F1} x its byte loop and 1/{medians[4] / medians[0]:F1} of a copy; "
                + $"decode is {medians[2] / medians[3]:F1} x its byte loop and 1/{medians[5] / medians[2]:F1} of a copy");
        }
    }

    /// <summary>Gives the middle one.</summary>
    public static double Median(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    // Long enough for the optimising tier to replace the first code.
    private static void Warm((string Name, Func<int> Work)[] candidates)
    {
        foreach ((string _, Func<int> work) in candidates)
        {
            Stopwatch watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < 400)
            {
                _ = work();
            }
        }
    }

    private static double GigabytesPerSecond(Func<int> work)
    {
        long octets = 0;
        Stopwatch watch = Stopwatch.StartNew();
        do
        {
            _ = work();
            octets += HdlcWorkload.Frames * HdlcWorkload.FrameLength;
        }
        while (watch.Elapsed < s_round);
        return octets / watch.Elapsed.TotalSeconds / 1e9;
    }

    private static double AllocatedPerFrame(Func<int> work)
    {
        const int Calls = 100;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            _ = work();
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / (Calls * HdlcWorkload.Frames);
    }
}
