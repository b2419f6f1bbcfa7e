using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Serial.Tests;

public sealed class SerialLinesTests
{
    private readonly SeededLoop _loop = new(3);
    private readonly FakePort _port = new();
    private readonly List<(ModemLines Lines, ModemLines Changed)> _reports = [];

    [Fact]
    public void TryMake_PortWithoutLines_SaysNone()
    {
        _port.HasLines = false;
        Assert.Null(SerialLines.TryMake(_loop, _port, "x"));
    }

    [Fact]
    public void Line_GoesOn_IsReportedWithinOnePeriod()
    {
        using SerialLines lines = Start();
        _port.Turn(ModemLines.Dcd, on: true);
        _loop.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal([(ModemLines.Dcd, ModemLines.Dcd)], _reports);
    }

    [Fact]
    public void Line_GoesOnAndOffBetweenPolls_IsReportedAsChanged()
    {
        using SerialLines lines = Start();
        _port.Turn(ModemLines.Ri, on: true);
        _port.Turn(ModemLines.Ri, on: false);
        _loop.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal([(ModemLines.None, ModemLines.Ri)], _reports);
    }

    [Fact]
    public void Line_OfADriverThatCountsNothing_IsSeenByTheSweep()
    {
        _port.CountsLines = false;
        using SerialLines lines = Start();
        _port.Turn(ModemLines.Cts, on: true);
        _loop.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal([(ModemLines.Cts, ModemLines.Cts)], _reports);
    }

    [Fact]
    public void Line_WithoutCounters_IsReadEveryPeriod()
    {
        _port.HasCounters = false;
        using SerialLines lines = Start();
        _port.Turn(ModemLines.Dsr, on: true);
        _loop.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal([(ModemLines.Dsr, ModemLines.Dsr)], _reports);
    }

    [Fact]
    public void Poll_NothingChanges_ReadsLinesOnlyInTheSweep()
    {
        using SerialLines lines = Start();
        int before = _port.LineReads;
        _loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, _port.LineReads - before);
        Assert.Empty(_reports);
    }

    [Fact]
    public void SendBreak_EndsByItself_AndAtTheLatestAtClose()
    {
        SerialLines lines = Start();
        lines.SendBreak(TimeSpan.FromMilliseconds(250));
        Assert.True(_port.Break);
        _loop.Advance(TimeSpan.FromMilliseconds(250));
        Assert.False(_port.Break);
        lines.SendBreak(TimeSpan.FromSeconds(9));
        lines.Dispose();
        Assert.False(_port.Break);
    }

    [Fact]
    public void Set_PortRefuses_ThrowsALinkException()
    {
        using SerialLines lines = Start();
        lines.Set(ModemLines.Dtr | ModemLines.Dcd, ModemLines.Dtr | ModemLines.Dcd);
        Assert.Equal(ModemLines.Dtr, lines.Current);
        _port.Error = 5;
        Assert.Equal(5, Assert.Throws<LinkException>(() => lines.Set(ModemLines.Rts, ModemLines.Rts)).NativeCode);
    }

    private SerialLines Start()
    {
        SerialLines lines = SerialLines.TryMake(_loop, _port, "port")!;
        lines.Start((on, changed) => _reports.Add((on, changed)));
        return lines;
    }

    private sealed class FakePort : ISerialControl
    {
        private ModemLines _lines;
        private SerialCounters _counters;

        public bool HasLines { get; set; } = true;

        public bool HasCounters { get; set; } = true;

        public bool CountsLines { get; set; } = true;

        public bool Break { get; private set; }

        public int Error { get; set; }

        public int LineReads { get; private set; }

        public void Turn(ModemLines line, bool on)
        {
            _lines = on ? _lines | line : _lines & ~line;
            int step = CountsLines ? 1 : 0;
            _counters.Cts += line == ModemLines.Cts ? step : 0;
            _counters.Dsr += line == ModemLines.Dsr ? step : 0;
            _counters.Dcd += line == ModemLines.Dcd ? step : 0;
            _counters.Rng += line == ModemLines.Ri ? step : 0;
        }

        public bool TryGetLines(out ModemLines lines)
        {
            LineReads++;
            lines = _lines;
            return HasLines;
        }

        public bool TryGetCounters(out SerialCounters counters)
        {
            counters = _counters;
            return HasCounters;
        }

        public int SetLines(ModemLines mask, ModemLines values)
        {
            _lines = (_lines & ~mask) | (values & mask);
            return Error;
        }

        public int SetBreak(bool on)
        {
            Break = on;
            return 0;
        }
    }
}
