using System.Runtime.CompilerServices;

namespace UserCoNdis.Framework.Contracts;

/// <summary>Walks the members of a LINE_ structure: reads them, writes them, or adds up the variable parts.</summary>
/// <remarks>One list of members serves all three, so that what is written and what is read cannot differ.</remarks>
internal ref struct LineCursor
{
    private readonly Mode _mode;
    private FieldReader _reader;
    private FieldWriter _writer;
    private long _needed;
    private uint _total;

    private LineCursor(Mode mode) => _mode = mode;

    private enum Mode
    {
        Measure,
        Read,
        Write,
    }

    /// <summary>Reads a structure; <paramref name="value"/> is the default when it is short or hostile.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> buffer, int fixedSize, out T value)
        where T : struct, ILineLayout
    {
        LineCursor cursor = new(Mode.Read) { _reader = new(buffer, fixedSize) };
        value = default;
        value.Walk(ref cursor);
        value = cursor._reader.IsOk ? value : default;
        return cursor._reader.IsOk;
    }

    /// <summary>Writes a structure, and of its parts those for which <paramref name="buffer"/> has room.</summary>
    public static void Write<T>(T value, Span<byte> buffer, int fixedSize)
        where T : struct, ILineLayout
    {
        LineCursor cursor = new(Mode.Write)
        {
            _needed = Measure(value, fixedSize),
            _total = (uint)buffer.Length,
            _writer = new(buffer, fixedSize),
        };
        value.Walk(ref cursor);
        cursor._writer.PatchUsed();
    }

    /// <summary>Gives the size of the structure with all its parts, in bytes.</summary>
    public static int Measure<T>(T value, int fixedSize)
        where T : struct, ILineLayout
    {
        LineCursor cursor = new(Mode.Measure) { _needed = fixedSize };
        value.Walk(ref cursor);
        return checked((int)cursor._needed);
    }

    /// <summary>ulTotalSize, ulNeededSize, ulUsedSize: the room, the bytes needed, the bytes filled (contract 5.5).</summary>
    public void Sizes()
    {
        if (_mode == Mode.Read)
        {
            _reader.Sizes();
        }
        else if (_mode == Mode.Write)
        {
            _writer.UInt32(_total);
            _writer.UInt32((uint)_needed);
            _writer.UsedHere();
        }
    }

    /// <summary>ulTotalSize of LINE_CALL_PARAMS, which has no other size.</summary>
    public void TotalSize()
    {
        if (_mode == Mode.Read)
        {
            _reader.TotalSize();
        }
        else if (_mode == Mode.Write)
        {
            _writer.UsedHere();
        }
    }

    public void Value(ref uint value)
    {
        if (_mode == Mode.Read)
        {
            value = _reader.UInt32();
        }
        else if (_mode == Mode.Write)
        {
            _writer.UInt32(value);
        }
    }

    /// <summary>A ULONG of flags or of an enumeration.</summary>
    public void Value<T>(ref T value)
        where T : unmanaged, Enum => Value(ref Unsafe.As<T, uint>(ref value));

    public void Value(ref Guid value)
    {
        if (_mode == Mode.Read)
        {
            value = _reader.Guid();
        }
        else if (_mode == Mode.Write)
        {
            _writer.Guid(value);
        }
    }

    public void Value(ref LineDialParams value)
    {
        (uint pause, uint speed, uint digit, uint wait) = value;
        Value(ref pause);
        Value(ref speed);
        Value(ref digit);
        Value(ref wait);
        value = new(pause, speed, digit, wait);
    }

    /// <summary>ulXSize and ulXOffset, and what they name.</summary>
    public void Part(ref VarData part)
    {
        if (_mode == Mode.Read)
        {
            part = _reader.SizedPart();
        }
        else if (_mode == Mode.Write)
        {
            _writer.SizedPart(part);
        }
        else
        {
            _needed += part.Length;
        }
    }
}
