using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>A User-Mode Linux guest with the kernel's own PPP and pppd on its serial line. See peers/uml-pppd-init.sh.</summary>
internal sealed class UmlGuest : IDisposable
{
    /// <summary>The addresses that pppd gives: its own, and ours.</summary>
    public const string Address = "10.9.1.1";

    /// <inheritdoc cref="Address"/>
    public const string OurAddress = "10.9.1.2";

    /// <summary>The programs that a test with a guest requires.</summary>
    public static readonly string[] Programs = ["linux.uml", "pppd", "chat", "ip", "busybox"];

    private readonly UmlKernel _kernel;

    public UmlGuest(UmlScenario scenario, ITestOutputHelper output)
    {
        _kernel = new UmlKernel(output, "uml-pppd-init.sh", [$"ssl0={scenario.Line}", .. scenario.KernelArguments]);
        try
        {
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
    public string Console => _kernel.Console;

    /// <summary>Waits for a line on its console.</summary>
    public string WaitFor(string text, double seconds = 20) => _kernel.WaitFor(text, seconds);

    /// <summary>Waits until pppd ended; its exit code says why (pppd(8), EXIT STATUS).</summary>
    public int WaitForPppdExit(double seconds = 30) => int.Parse(_kernel.WaitFor("GUEST pppd exit", seconds).Split(' ')[^1]);

    /// <summary>Pulls its plug.</summary>
    public void Kill() => _kernel.Kill();

    public void Dispose() => _kernel.Dispose();

    private string TakeAssignedPath() => _kernel.WaitFor("Serial line 0 assigned device").Split('\'')[1];
}
