using System.Buffers;
using System.Runtime.InteropServices;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Tools.Cli.Capture;

/// <summary>A pcapng file being written: each block in one write and flushed, so that a crash leaves a readable file.</summary>
/// <remarks>
/// Thread: any. A disk that fails ends the capture, not the call: see <see cref="Failure"/>.
/// The password of PAP is masked unless the file was made to keep secrets.
/// </remarks>
internal sealed class CaptureFile : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _block = new(4096);
    private readonly PcapngWriter _writer;
    private readonly bool _keepSecrets;
    private readonly List<CaptureInterface> _interfaces = [];
    private bool _closed;

    /// <summary>Writes to <paramref name="stream"/>, which is the file's from now on.</summary>
    public CaptureFile(Stream stream, string application, bool keepSecrets = false)
    {
        _stream = stream;
        _keepSecrets = keepSecrets;
        _writer = new PcapngWriter(_block);
        _writer.WriteSectionHeader(
            RuntimeInformation.ProcessArchitecture.ToString(), RuntimeInformation.OSDescription, application);
        WriteOutUnsynchronized();
    }

    /// <summary>Gets what ended the capture early; null as long as all is written.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>Makes a file; one that is there is overwritten.</summary>
    public static CaptureFile Create(string path, string application, bool keepSecrets = false) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), application, keepSecrets);

    /// <summary>Adds a PPP interface, the end of a call.</summary>
    public CaptureInterface AddPpp(string name, string description = "", long speedBps = 0) =>
        Add(new PcapngInterface(PcapngLinkType.PppWithDirection, name, description, speedBps));

    /// <summary>Adds an Ethernet interface.</summary>
    public CaptureInterface AddEthernet(string name, string description = "", long speedBps = 0) =>
        Add(new PcapngInterface(PcapngLinkType.Ethernet, name, description, speedBps));

    /// <summary>Adds an interface.</summary>
    public CaptureInterface Add(PcapngInterface description)
    {
        lock (_lock)
        {
            CaptureInterface added = new(this, _writer.AddInterface(description), description.LinkType);
            _interfaces.Add(added);
            WriteOutUnsynchronized();
            return added;
        }
    }

    /// <summary>Writes the interface statistics and closes the file.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            foreach (CaptureInterface each in _interfaces)
            {
                _writer.WriteStatistics(each.Id, each.Statistics.EndNs, each.Statistics);
                WriteOutUnsynchronized();
            }

            _closed = true;
            _stream.Dispose();
        }
    }

    internal void Packet(
        CaptureInterface source, PcapngDirection direction, ReadOnlySpan<byte> octets, long timestampNs, string? comment)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            source.Count(timestampNs);
            if (!_keepSecrets && PapMask.FindPassword(source.LinkType, octets) is { } password)
            {
                byte[] masked = octets.ToArray();
                masked.AsSpan(password).Fill((byte)'*');
                _writer.WritePacket(source.Id, timestampNs, direction, masked, comment ?? "PAP password masked");
            }
            else
            {
                _writer.WritePacket(source.Id, timestampNs, direction, octets, comment);
            }

            WriteOutUnsynchronized();
        }
    }

    private void WriteOutUnsynchronized()
    {
        try
        {
            if (Failure is null)
            {
                _stream.Write(_block.WrittenSpan);
                _stream.Flush();
            }
        }
        catch (IOException e)
        {
            Failure = e;
        }

        _block.ResetWrittenCount();
    }
}
