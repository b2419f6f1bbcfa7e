using System.Text;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Gathers command lines: AT, body, CR; or A/.</summary>
/// <remarks>Source: V.250 5.2. Bit 8 is ignored (5.1), control characters in the body too; S5 takes a character back.</remarks>
internal sealed class DceLineEditor(DceSettings settings)
{
    private const int MaxBody = 255;

    private readonly StringBuilder _body = new(MaxBody);
    private string _last = "";
    private bool _lastTooLong;
    private char _prefix;
    private bool _inBody;
    private bool _tooLong;

    /// <summary>Gets whether a command line was begun: then nothing unsolicited is sent.</summary>
    public bool IsBusy => _inBody || _prefix != default;

    /// <summary>Gets the line's body after <see cref="Take"/> said true; null: it was too long.</summary>
    public string? Body => _lastTooLong ? null : _last;

    /// <summary>Takes a character.</summary>
    /// <returns>True: a command line is complete.</returns>
    public bool Take(byte value)
    {
        char c = (char)(value & 0x7F);
        if (!_inBody)
        {
            return TakePrefix(char.ToUpperInvariant(c));
        }

        if (c == settings[3])
        {
            (_last, _lastTooLong) = (_body.ToString(), _tooLong);
            Restart();
            return true;
        }

        if (c == settings[5])
        {
            _body.Length = Math.Max(0, _body.Length - 1);
        }
        else if (_body.Length == MaxBody)
        {
            _tooLong = true;
        }
        else if (c > ' ')
        {
            _ = _body.Append(c);
        }

        return false;
    }

    private bool TakePrefix(char c)
    {
        if (_prefix == 'A' && c == '/')
        {
            Restart();
            return true;
        }

        _inBody = _prefix == 'A' && c == 'T';
        _prefix = c == 'A' ? 'A' : default;
        return false;
    }

    private void Restart()
    {
        _ = _body.Clear();
        (_prefix, _inBody, _tooLong) = (default, false, false);
    }
}
