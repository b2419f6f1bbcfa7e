using System.Diagnostics;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>
/// A User-Mode Linux guest with the kernel's own PPP and pppd on its serial line. It boots from the machine's own files,
/// read-only, in about a second and needs no privilege. See peers/uml-pppd-init.sh.
/// </summary>
internal sealed class UmlGuest : IDisposable
{
    /// <summary>The addresses that pppd gives: its own, and ours.</summary>
    public const string Address = "10.9.1.1";

    /// <inheritdoc cref="Address"/>
    public const string OurAddress = "10.9.1.2";

    /// <summary>The programs that a test with a guest requires.</summary>
    public static readonly string[] Programs = ["linux.uml", "pppd", "chat", "ip", "busybox"];

    private static readonly Lazy<string?> s_xstateShim = new(BuildXstateShim);

    private readonly PeerFolder _folder = new();
    private readonly PeerProcess _kernel;

    public UmlGuest(UmlScenario scenario, ITestOutputHelper output)
    {
        string[] kernel =
        [
            "mem=96M", "rootfstype=hostfs", "rootflags=/", "ro", $"init={Machine.PeerFile("uml-pppd-init.sh")}",
            $"uml_dir={_folder.Path}", "con0=null,fd:1", "con=null", "ssl=null", $"ssl0={scenario.Line}",

            // Half of the boot is a benchmark of RAID-6 code and modules that nothing here uses.
            "initcall_blacklist=raid6_select_algo,strp_dev_init,init_btrfs_fs",
        ];
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["TMPDIR"] = _folder.Path };
        if (s_xstateShim.Value is string shim)
        {
            environment["LD_PRELOAD"] = shim;
        }

        _kernel = PeerProcess.Start(output, "linux.uml", [.. kernel, .. scenario.KernelArguments], environment, _folder.Path);
        try
        {
            _ = _kernel.WaitFor("GUEST ready");
            SerialPath = scenario.Line == "pts" ? TakeAssignedPath() : "";

            // What comes before is flushed.
            _ = _kernel.WaitFor(scenario.Call == GuestCall.Direct ? "Connect: ppp0" : "GUEST listens");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Our end of its serial line, when the kernel made it.</summary>
    public string SerialPath { get; }

    /// <summary>The link URI of our end.</summary>
    public string Link => $"serial:{SerialPath}";

    /// <summary>Everything on its console.</summary>
    public string Console => _kernel.Text;

    /// <summary>Waits for a line on its console.</summary>
    public string WaitFor(string text, double seconds = 20) => _kernel.WaitFor(text, seconds);

    /// <summary>Waits until pppd ended; its exit code says why (pppd(8), EXIT STATUS).</summary>
    public int WaitForPppdExit(double seconds = 30) => int.Parse(_kernel.WaitFor("GUEST pppd exit", seconds).Split(' ')[^1]);

    /// <summary>Pulls its plug.</summary>
    public void Kill() => _kernel.Kill();

    public void Dispose()
    {
        _kernel.Dispose();
        _folder.Dispose();
    }

    private string TakeAssignedPath() => _kernel.WaitFor("Serial line 0 assigned device").Split('\'')[1];

    /// <summary>See peers/uml-xstate.c; null without a compiler, which is right for processors that need no such help.</summary>
    private static string? BuildXstateShim()
    {
        if (Machine.Find("gcc") is not string gcc)
        {
            return null;
        }

        string library = Path.Combine(AppContext.BaseDirectory, "uml-xstate.so");
        using Process compiler = Process.Start(gcc, ["-shared", "-fPIC", "-O1", "-o", library, Machine.PeerFile("uml-xstate.c"), "-ldl"]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? library : null;
    }
}
