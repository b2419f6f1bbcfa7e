using System.Diagnostics;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>The work of <c>bench contract</c> in one mode of the verifier, in rounds that modes take in turns.</summary>
internal sealed class ContractMode : IDisposable
{
    private const int ChainLength = 32;
    private const int FrameLength = 1500;
    private readonly LeanSession _session;
    private readonly LeanCall _call;
    private readonly LeanVc _vc;
    private readonly NetBufferList[] _lists;
    private readonly List<double> _single = [];
    private readonly List<double> _chained = [];
    private readonly List<double> _received = [];
    private readonly List<double> _calls = [];

    public ContractMode(VerifierMode mode)
    {
        Mode = mode;
        _session = new LeanSession(mode);
        _call = _session.Client.Connect();
        _vc = _session.Miniport.Last!;
        _lists = _session.Client.Allocate(_call, ChainLength, FrameLength);
    }

    public VerifierMode Mode { get; }

    /// <summary>One round of each measure; a warm-up round is not kept.</summary>
    public void Round(TimeSpan length, bool keep)
    {
        Keep(_single, keep, NanosecondsEach(length, 1024, SendSingles));
        Keep(_chained, keep, NanosecondsEach(length, ChainLength * 32, SendChains));
        Keep(_received, keep, NanosecondsEach(length, 1024, ReceiveSingles));
        Keep(_calls, keep, 1e9 / NanosecondsEach(length, 64, MakeCalls));
    }

    /// <summary>Ends the rounds: what was counted, and what <paramref name="vcs"/> connected VCs hold.</summary>
    public ContractRow Finish(int vcs)
    {
        double single = Median(_single);
        return new(
            Mode.ToString().ToLowerInvariant(),
            single,
            Median(_chained),
            Median(_received),
            1e9 / single,
            Median(_calls),
            AllocatedEach(4096, SendSingles, 1024),
            AllocatedEach(64, MakeCalls, 64),
            BytesPerConnectedVc(vcs),
            vcs,
            _single.Min(),
            _single.Max());
    }

    public void Dispose()
    {
        _session.Client.Free(_lists);
        LeanClient.End(_call);
        _session.Dispose();
    }

    private void SendSingles()
    {
        NetBufferList list = _lists[0];
        for (int i = 0; i < 1024; i++)
        {
            list.Next = null;
            _call.Vc.SendNetBufferLists(list);
        }
    }

    private void SendChains()
    {
        for (int i = 0; i < 32; i++)
        {
            for (int l = 0; l < ChainLength; l++)
            {
                _lists[l].Next = l + 1 < ChainLength ? _lists[l + 1] : null;
            }

            _call.Vc.SendNetBufferLists(_lists[0]);
        }
    }

    private void ReceiveSingles()
    {
        for (int i = 0; i < 1024; i++)
        {
            _session.Miniport.Receive(_vc, FrameLength);
        }
    }

    private void MakeCalls()
    {
        for (int i = 0; i < 64; i++)
        {
            LeanClient.End(_session.Client.Connect());
        }
    }

    private double BytesPerConnectedVc(int count)
    {
        LeanCall[] calls = new LeanCall[count];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < count; i++)
        {
            calls[i] = _session.Client.Connect();
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        Array.ForEach(calls, LeanClient.End);
        return (double)(after - before) / count;
    }

    private static double NanosecondsEach(TimeSpan length, int each, Action work)
    {
        long items = 0;
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            work();
            items += each;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < length);
        return elapsed.TotalNanoseconds / items;
    }

    private static double AllocatedEach(int times, Action work, int each)
    {
        work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < times; i++)
        {
            work();
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / ((long)times * each);
    }

    private static void Keep(List<double> rounds, bool keep, double value)
    {
        if (keep)
        {
            rounds.Add(value);
        }
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
