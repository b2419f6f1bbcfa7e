namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>What belongs to one boot, in a temporary folder: the first file system, the console's text, sockets, and the writable share.</summary>
public sealed class GuestFolder : IDisposable
{
    /// <summary>Where the guest sees the share.</summary>
    public const string ShareInGuest = "/run/ucondis";

    /// <summary>Makes it; the name is short, because a socket's path has at most 107 octets (unix(7)).</summary>
    public GuestFolder() => _ = Directory.CreateDirectory(Share);

    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("ucondis-hw-").FullName;

    /// <summary>The folder that the guest writes into.</summary>
    public string Share => In("share");

    /// <summary>What the guest starts, in the share.</summary>
    public string StartScript => System.IO.Path.Combine(Share, "start");

    /// <summary>The first file system.</summary>
    public string Initramfs => In("initramfs.cpio");

    /// <summary>What the kernel and the first program say.</summary>
    public string Console => In("console.log");

    /// <summary>QEMU's monitor.</summary>
    public string MonitorSocket => In("qmp.sock");

    /// <summary>The control channel.</summary>
    public string ControlSocket => In("control.sock");

    /// <summary>The wire of a serial device.</summary>
    public string WireSocket(string wire) => In($"wire-{wire}.sock");

    /// <summary>The last lines of the console.</summary>
    public string ConsoleTail(int lines) =>
        File.Exists(Console) ? string.Join('\n', File.ReadLines(Console).TakeLast(lines)) : "(no console)";

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
