using System.Net.Sockets;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>A socket on which QEMU calls when it starts, and over which text goes line by line.</summary>
public sealed class LineSocket : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Lock _gate = new();
    private StreamReader? _reader;
    private StreamWriter? _writer;

    /// <summary>Listens.</summary>
    public LineSocket(string path)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(1);
    }

    /// <summary>Waits for the call.</summary>
    public async Task AcceptAsync(CancellationToken cancel)
    {
        NetworkStream stream = new(await _listener.AcceptAsync(cancel), ownsSocket: true);
        _reader = new StreamReader(stream);
        _writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>The next line; null when the machine is gone.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await _reader!.ReadLineAsync(cancel);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Sends a line, from any thread; a machine that is gone does not mind.</summary>
    public void Write(string line)
    {
        lock (_gate)
        {
            try
            {
                _writer!.WriteLine(line);
            }
            catch (IOException)
            {
                // whoever reads learns it
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _listener.Dispose();
    }
}
