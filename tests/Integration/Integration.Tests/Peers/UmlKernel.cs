using System.Diagnostics;
using System.Runtime.InteropServices;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>
/// User-Mode Linux: a kernel that is a process. It boots from the machine's own files, read-only, in about a second, and
/// needs no privilege.
/// </summary>
internal sealed class UmlKernel : IDisposable
{
    private static readonly Lazy<string?> s_xstateShim = new(BuildXstateShim);

    private readonly PeerFolder _folder = new();
    private readonly PeerProcess _process;

    /// <param name="output">Takes what its console says.</param>
    /// <param name="init">Its first program, of peers/.</param>
    /// <param name="arguments">Its devices, and what <paramref name="init"/> reads in its environment.</param>
    /// <param name="takesInput">Whether the console takes lines.</param>
    /// <param name="inherited">A descriptor for one of its devices.</param>
    /// <param name="home">The network namespace it runs in.</param>
    public UmlKernel(
        ITestOutputHelper output,
        string init,
        IEnumerable<string> arguments,
        bool takesInput = false,
        SafeHandle? inherited = null,
        NetNamespace? home = null)
    {
        string[] kernel =
        [
            "mem=96M", "rootfstype=hostfs", "rootflags=/", "ro", $"init={Machine.PeerFile(init)}",
            $"uml_dir={_folder.Path}", takesInput ? "con0=fd:0,fd:1" : "con0=null,fd:1", "con=null", "ssl=null",

            // Half of the boot is a benchmark of RAID-6 code and modules that nothing here uses.
            "initcall_blacklist=raid6_select_algo,strp_dev_init,init_btrfs_fs",
        ];
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["TMPDIR"] = _folder.Path };
        if (s_xstateShim.Value is string shim)
        {
            environment["LD_PRELOAD"] = shim;
        }

        _process = PeerProcess.Start(output, new PeerProgram("linux.uml", [.. kernel, .. arguments])
        {
            Environment = environment,
            Folder = _folder.Path,
            TakesInput = takesInput,
            Inherited = inherited,
            Home = home,
        });
        try
        {
            _ = WaitFor("GUEST ready");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Everything on its console.</summary>
    public string Console => _process.Text;

    /// <summary>Waits for a line on its console.</summary>
    public string WaitFor(string text, double seconds = 20) => _process.WaitFor(text, seconds);

    /// <summary>Types a line on its console.</summary>
    public void Say(string line) => _process.Say(line);

    /// <summary>Pulls its plug.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

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
