using UserCoNdis.TestKit;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Simulators.Tests;

public class ModemEndTests
{
    private static readonly SubscriberOptions s_slow = new()
    {
        AnswerDelay = TimeSpan.FromSeconds(2),
        TrainingDelay = TimeSpan.FromSeconds(5),
        CarrierLossDelay = TimeSpan.FromSeconds(1),
    };

    public static TheoryData<CircuitState, int, bool> EveryStateAndSide()
    {
        var data = new TheoryData<CircuitState, int, bool>();
        foreach (CircuitState state in Enum.GetValues<CircuitState>())
        {
            foreach (int side in (int[])[0, 1])
            {
                data.Add(state, side, true);
                data.Add(state, side, false);
            }
        }

        return data;
    }

    /// <summary>One side's link is closed, by its modem or by its DTE, in every state of a call.</summary>
    [Theory]
    [MemberData(nameof(EveryStateAndSide))]
    public void Close_InEveryState_FreesTheOtherSide(CircuitState state, int side, bool byModem) => Bench.Run(
        bench =>
        {
            Reach(bench, state);
            if (byModem)
            {
                bench.Bank.Modems[side].Close();
            }
            else
            {
                bench.Dtes[side].Link.Close();
            }

            bench.Wait(90);
            Assert.True(bench.Bank.Modems[side].IsClosed);
            Assert.Equal(byModem, bench.Bank.Modems[side].Cause is null);
            Assert.Equal(DteState.Ready, bench.Dtes[1 - side].Engine.State);
            Assert.Equal(DceState.Command, bench.Bank.Modems[1 - side].State);
            Assert.All(bench.Exchange.Lines, l => Assert.True(l.IsFree));
            Assert.Null(bench.Line(side).Station);
        },
        s_slow,
        seeds: 3);

    [Fact]
    public void Data_FromASenderFasterThanTheLine_IsHeldBackAndArrivesWhole() => Seeds.Run(4, seed =>
    {
        using var bench = new Bench(seed);
        bench.AddReady(diagnostic: false);
        bench.AddReady(diagnostic: false);
        bench.Connect();
        byte[] data = Bench.Pattern(100_000);
        TimeSpan begin = bench.Loop.Now;
        bench.A.Send(data);
        bench.Wait(1);
        Assert.InRange(bench.B.ReceivedCount, 4100, 4200);

        // What left the terminal is at most the modem's pool and the two queues of its link.
        int left = data.Length - (bench.A.UnsentChunks * bench.A.Pool.BlockSize);
        Assert.InRange(left, 4200, 4200 + (16 * 512) + (8 * 256));
        bench.Wait(60);
        Assert.Equal(data, bench.B.Received);
        TimeSpan least = begin + TimeSpan.FromSeconds(data.Length * 8 / 33_600.0);
        Assert.InRange(bench.B.LastReceivedAt, least, least + TimeSpan.FromSeconds(0.1));
        bench.CloseAll();
    });

    [Fact]
    public void Data_ToATerminalThatDoesNotRead_IsHeldBack() => Bench.Run(
        bench =>
        {
            bench.Connect();
            var held = new List<Transport.Buffers.BufferLease>();
            while (bench.B.Pool.TryRent(out Transport.Buffers.BufferLease lease))
            {
                held.Add(lease);
            }

            byte[] data = Bench.Pattern(50_000);
            bench.A.Send(data);
            bench.Wait(5);
            Assert.Equal(0, bench.B.ReceivedCount);
            Assert.True(bench.A.UnsentChunks > 100);
            held.ForEach(lease => lease.Return());
            bench.Wait(5);
            Assert.Equal(data, bench.B.Received);
        },
        new SubscriberOptions { LineRateBps = null },
        seeds: 4);

    [Fact]
    public void Data_InSteadyState_AllocatesNothing()
    {
        using var bench = new Bench(1);
        bench.AddReady(diagnostic: false);
        SubscriberLine far = bench.Exchange.AddSubscriber("100");
        var quiet = new Quiet(); // counts and gives back, where a terminal of ours would keep
        far.Station = quiet;
        bench.A.Dial("100");
        Assert.True(bench.WaitFor(() => far.State is CircuitState.Ringing));
        Assert.True(far.Answer());
        Assert.True(bench.WaitFor(() => bench.A.Engine.State is DteState.Online));
        Send(75);
        Assert.Equal(0, Allocations.Least(() => Send(75)));
        Assert.Equal(300 * 250, quiet.Bytes);
        far.HangUp();
        far.Station = null;
        bench.AssertIdle();
        bench.CloseAll();

        void Send(int times)
        {
            for (int i = 0; i < times; i++)
            {
                Assert.True(bench.A.Pool.TryRent(out Transport.Buffers.BufferLease lease));
                Assert.True(bench.A.Link.TrySend(new Transport.Links.LinkFrame(lease, 0, 250)));
                bench.Loop.RunFor(TimeSpan.FromMilliseconds(80));
            }
        }
    }

    [Fact]
    public void Run_WithTheSameSeed_IsTheSameToTheByte()
    {
        Assert.Equal(Play(7), Play(7));
        Assert.NotEqual(Play(7), Play(8), StringComparer.Ordinal);

        static string Play(int seed)
        {
            using var bench = new Bench((ulong)seed, exchange: new ExchangeOptions { Seed = seed });
            var line = new SubscriberOptions { BitErrorRate = 0.001 };
            bench.AddReady(line);
            bench.AddReady(line);
            bench.Connect();
            bench.A.Send(new byte[2000]);
            bench.B.Send(new byte[2000]);
            bench.Wait(5);
            bench.A.Do((e, now) => e.HangUp(now, DteHangUpMethod.Dtr));
            bench.AssertIdle();
            string text = string.Join('\n', bench.Dtes.Select(d =>
                $"{string.Join(';', d.Events)} {Convert.ToHexString(d.Received)} {bench.Exchange.Counters}"));
            bench.CloseAll();
            return text;
        }
    }

    private static void Reach(Bench bench, CircuitState state)
    {
        if (state == CircuitState.Idle)
        {
            return;
        }

        bench.A.Dial(state == CircuitState.Refused ? "0" : bench.Number(1));
        bool Is(CircuitState wanted) => bench.Line(0).State == wanted || bench.Line(1).State == wanted;
        if (state is CircuitState.Dialing or CircuitState.Refused)
        {
            Assert.True(bench.WaitFor(() => Is(state)));
            return;
        }

        Assert.True(bench.WaitFor(() => bench.B.Kinds.Contains(DteEventKind.Ringing)));
        if (state is CircuitState.Ringing)
        {
            return;
        }

        bench.B.Do((e, now) => Assert.True(e.Answer(now)));
        if (state is CircuitState.ClearingCaller or CircuitState.ClearingCalled)
        {
            Assert.True(bench.WaitFor(() => bench.A.Engine.State is DteState.Online && bench.B.Engine.State is DteState.Online));
            (state == CircuitState.ClearingCaller ? bench.B : bench.A).Do((e, now) => e.HangUp(now, DteHangUpMethod.Dtr));
        }

        Assert.True(bench.WaitFor(() => Is(state)));
        if (state is CircuitState.Connected)
        {
            bench.A.Send(Bench.Pattern(20_000));
            bench.B.Send(Bench.Pattern(20_000));
            bench.Wait(1);
        }
    }

    private sealed class Quiet : ISubscriber
    {
        public long Bytes { get; private set; }

        public void HandleBell(bool on)
        {
        }

        public void HandleRingEnded()
        {
        }

        public void HandleConnected(long? rateBps)
        {
        }

        public void HandleCleared(ClearCause cause)
        {
        }

        public bool TryReceive(in Transport.Links.LinkFrame frame)
        {
            Bytes += frame.Length;
            frame.Lease.Return();
            return true;
        }
    }
}
