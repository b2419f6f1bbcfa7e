using System.Globalization;
using System.Text;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What the DCE has to send to its DTE. Bounded: a DTE that does not read loses output, and it is counted.</summary>
internal sealed class DceOutput(DceSettings settings)
{
    private const int Capacity = 8192;

    private readonly byte[] _bytes = new byte[Capacity];
    private int _begin;
    private int _end;

    public long Dropped { get; private set; }

    public void AddByte(byte value)
    {
        if (_end == Capacity)
        {
            Dropped++;
            return;
        }

        _bytes[_end++] = value;
    }

    /// <summary>Writes an information line (V.250 5.7.1).</summary>
    public void AddInformation(string text)
    {
        if (settings.Verbose)
        {
            AddBreak();
        }

        AddText(text);
        AddBreak();
    }

    /// <summary>Writes a result in words or as a number, unless results are off (V.250 5.7, 6.2.5, 6.2.6).</summary>
    public void AddResult(AtResult result)
    {
        if (settings.Quiet)
        {
            return;
        }

        AtResult shown = Limit(result);
        if (settings.Verbose)
        {
            AddBreak();
            AddText(Words(shown));
            AddBreak();
        }
        else
        {
            AddText(Number(shown).ToString(CultureInfo.InvariantCulture));
            AddByte(settings[3]);
        }
    }

    public int Take(Span<byte> destination)
    {
        int count = Math.Min(destination.Length, _end - _begin);
        _bytes.AsSpan(_begin, count).CopyTo(destination);
        _begin += count;
        if (_begin == _end)
        {
            _begin = _end = 0;
        }

        return count;
    }

    /// <summary>Hides what the X level does not show (V.250 6.2.7).</summary>
    private AtResult Limit(AtResult result) => result.Code switch
    {
        AtResultCode.Connect when settings.ResultLevel == 0 => new(AtResultCode.Connect),
        AtResultCode.Busy when settings.ResultLevel is not (3 or 4) => new(AtResultCode.NoCarrier),
        AtResultCode.NoDialtone when settings.ResultLevel is not (2 or 4) => new(AtResultCode.NoCarrier),
        _ => result,
    };

    private static string Words(AtResult result) => result.Code switch
    {
        AtResultCode.Ok => "OK",
        AtResultCode.Connect when result.SpeedBps is { } speed => "CONNECT " + speed.ToString(CultureInfo.InvariantCulture),
        AtResultCode.Connect => "CONNECT",
        AtResultCode.Ring => "RING",
        AtResultCode.Error => "ERROR",
        AtResultCode.NoDialtone => "NO DIALTONE",
        AtResultCode.Busy => "BUSY",
        AtResultCode.NoAnswer => "NO ANSWER",
        AtResultCode.Delayed => "DELAYED",
        AtResultCode.Blacklisted => "BLACKLISTED",
        _ => "NO CARRIER",
    };

    private static int Number(AtResult result) => result.Code switch
    {
        AtResultCode.Ok => 0,
        AtResultCode.Connect => result.SpeedBps switch
        {
            600 => 9,
            1200 => 5,
            2400 => 10,
            4800 => 11,
            7200 => 13,
            9600 => 12,
            12000 => 14,
            14400 => 15,
            19200 => 16,
            38400 => 17,
            57600 => 18,
            115200 => 19,
            _ => 1,
        },
        AtResultCode.Ring => 2,
        AtResultCode.Error => 4,
        AtResultCode.NoDialtone => 6,
        AtResultCode.Busy => 7,
        AtResultCode.NoAnswer => 8,
        AtResultCode.Delayed => 24,
        AtResultCode.Blacklisted => 32,
        _ => 3,
    };

    private void AddBreak()
    {
        AddByte(settings[3]);
        AddByte(settings[4]);
    }

    private void AddText(string text)
    {
        foreach (byte b in Encoding.ASCII.GetBytes(text))
        {
            AddByte(b);
        }
    }
}
