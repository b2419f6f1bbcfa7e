using System.Runtime.InteropServices;
using UserCoNdis.Tools.Cli.Diagnosis.Usb;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Serial;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>The checks of <c>doctor</c>.</summary>
internal static class Checkup
{
    private static readonly (string Program, string Package, string Purpose)[] s_helpers =
    [
        ("tshark", "tshark", "reads captures"),
        ("socat", "socat", "types AT commands by hand into a simulated modem"),
        ("slirp-fullbolt", "slirp", "a PPP peer that needs no root: dial 'exec:slirp-fullbolt -P' --direct --remote 10.0.2.2 --ping"),
        ("linux.uml", "user-mode-linux", "a guest with pppd and the kernel's PPP, for ./test"),
        ("dosbox", "dosbox", "an independent Hayes modem, for ./test"),
        ("pppoe-server", "pppoe", "an independent access concentrator and PPPoE client, for ./test"),
        ("iperf3", "iperf3", "TCP through a session, for ucondis bench"),
        ("gcc", "gcc libc6-dev libpcap-dev", "C loops that ucondis bench compares with"),
    ];

    /// <summary>Runs all checks.</summary>
    public static IReadOnlyList<CheckResult> All(Func<string, string?> environment, Func<IUsbContext> usb) =>
    [
        new(".NET", CheckStatus.Ok, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        Kernel(),
        CLibrary(),
        PseudoTerminals(),
        SerialPermission(SerialPorts.List()),
        .. EthernetCheckup.All(),
        .. UsbCheckup.All(usb),
        .. s_helpers.Select(helper => Helper(helper, environment("PATH") ?? "")),
    ];

    internal static CheckResult SerialPermission(IReadOnlyList<SerialPortInfo> ports)
    {
        const string Name = "serial ports";
        SerialPortInfo[] closed = [.. ports.Where(port => !port.MayOpen)];
        return closed.Length == 0
            ? new(Name, CheckStatus.Ok, ports.Count == 0 ? "none on this machine" : $"{ports.Count}, all may be opened")
            : new(Name, CheckStatus.Missing, $"{closed.Length} of {ports.Count} may not be opened by this user", Permission.Mend(closed[0]));
    }

    internal static CheckResult Helper((string Program, string Package, string Purpose) helper, string path)
    {
        string? found = path.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, helper.Program))
            .FirstOrDefault(File.Exists);
        return found is not null
            ? new(helper.Program, CheckStatus.Ok, found)
            : new(helper.Program, CheckStatus.Optional, helper.Purpose, $"sudo apt-get install {helper.Package}");
    }

    private static CheckResult Kernel() => OperatingSystem.IsLinux()
        ? new("kernel", CheckStatus.Ok, RuntimeInformation.OSDescription)
        : new("kernel", CheckStatus.Missing, $"{RuntimeInformation.OSDescription}; the back-ends of this version are for Linux", "use Linux");

    private static CheckResult CLibrary()
    {
        const string Library = "libc.so.6";
        return NativeLibrary.TryLoad(Library, out _)
            ? new("C library", CheckStatus.Ok, Library)
            : new("C library", CheckStatus.Missing, $"{Library} does not load", "install the distribution's C library (glibc)");
    }

    private static CheckResult PseudoTerminals()
    {
        const string Name = "pseudo-terminals";
        try
        {
            using var loop = new EpollLoop();
            using ILink link = new LinkRegistry().Add(new PtyLinkFactory()).Open("pty:", loop, new PinnedSlabPool(1, 512));
            return new(Name, CheckStatus.Ok, link.Info.Name);
        }
        catch (LinkException e)
        {
            return new(Name, CheckStatus.Missing, e.Message, "mount -t devpts devpts /dev/pts");
        }
    }
}
