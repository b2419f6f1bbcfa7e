using System.Text;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What was gathered between a command and its final result.</summary>
internal sealed class DteReply
{
    private const int MaxText = 1024;

    private readonly StringBuilder _text = new();
    private byte[] _command = [];
    private bool _echoed;
    private bool _spoke;

    /// <summary>Gets the information lines; null when there were none.</summary>
    public string? Text => _text.Length == 0 ? null : _text.ToString();

    /// <summary>Forgets whether the modem ever spoke: a new exchange begins.</summary>
    public void Begin() => _echoed = _spoke = false;

    /// <summary>Forgets the lines, and notes the command whose echo may come.</summary>
    public void Expect(ReadOnlySpan<char> command)
    {
        _ = _text.Clear();
        _command.AsSpan().Clear();
        _command = new byte[command.Length];
        _ = Encoding.ASCII.GetBytes(command, _command);
    }

    /// <summary>Tells whether <paramref name="line"/> is the command come back.</summary>
    public bool TryTakeEcho(ReadOnlySpan<byte> line)
    {
        bool echo = _command.Length > 0 && line.EndsWith(_command);
        _echoed |= echo;
        return echo;
    }

    /// <summary>Notes that something unreadable came.</summary>
    public void NoteNoise() => _spoke = true;

    /// <summary>Keeps an information line, as far as there is room.</summary>
    public void AddText(ReadOnlySpan<byte> line)
    {
        _spoke = true;
        if (_text.Length + line.Length < MaxText)
        {
            _ = _text.Append(_text.Length == 0 ? "" : "\n").Append(Encoding.ASCII.GetString(line));
        }
    }

    /// <summary>Says what it means that no result came.</summary>
    public AtResultCode Silence => _spoke ? AtResultCode.Garbled : _echoed ? AtResultCode.EchoOnly : AtResultCode.NoResponse;
}
