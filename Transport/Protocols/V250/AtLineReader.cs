namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Cuts what a DCE sends into lines.</summary>
/// <remarks>A line ends at CR or LF; empty lines vanish. Bounded: of a longer line only the count remains.</remarks>
internal sealed class AtLineReader
{
    /// <summary>The longest line kept, in bytes.</summary>
    public const int MaxLine = 256;

    private readonly byte[] _line = new byte[MaxLine];
    private int _length;
    private bool _tooLong;
    private bool _complete;
    private int _breaks = 1;

    /// <summary>Gets the line, or what there is of it.</summary>
    public ReadOnlySpan<byte> Line => _line.AsSpan(0, _length);

    /// <summary>Gets whether the line was cut.</summary>
    public bool IsTooLong => _tooLong;

    /// <summary>Gets whether a header (CR LF) of its own stood before the line: so does a word of V1, but not a number of
    /// V0, which follows the CR of an echo or the CR LF that ends an information line (V.250 5.7.1, table 2).</summary>
    public bool HasHeader { get; private set; }

    /// <summary>Gets whether part of a line waits for its end.</summary>
    public bool IsPartial => !_complete && (_length > 0 || _tooLong);

    /// <summary>Forgets what was read.</summary>
    public void Reset()
    {
        _length = 0;
        _tooLong = false;
        _complete = false;
        _breaks = 1;
        _line.AsSpan().Clear();
    }

    /// <summary>Takes one byte.</summary>
    /// <returns>True: <see cref="Line"/> is a whole line until the next call.</returns>
    public bool Take(byte value)
    {
        if (_complete)
        {
            _complete = false;
            _tooLong = false;
            _length = 0;
        }

        if (value is (byte)'\r' or (byte)'\n')
        {
            if (IsPartial)
            {
                _complete = true;
                _breaks = 1;
                return true;
            }

            _breaks = Math.Min(_breaks + 1, 8);
            return false;
        }

        if (_length == 0 && !_tooLong)
        {
            // The breaks since the last text: 1 after an echo, 2 after an information line, more before a header.
            HasHeader = _breaks > 2;
        }

        if (_length == MaxLine)
        {
            _tooLong = true;
            return false;
        }

        _line[_length++] = value;
        return false;
    }
}
