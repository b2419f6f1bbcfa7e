using System.Globalization;
using UserCoNdis.HardwareAgent;
using UserCoNdis.HardwareAgent.Control;
using UserCoNdis.HardwareAgent.Kernel;
using UserCoNdis.HardwareAgent.Programs;
using UserCoNdis.HardwareGuest.Control;

// The agent in the guest: takes cases on a control port, one after the other, until it is told to end. UCONDIS_PROGRAM is ucondis.dll.
string port = args.ElementAtOrDefault(0) ?? "/dev/virtio-ports/ucondis.control";
string ucondis = Environment.GetEnvironmentVariable("UCONDIS_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "ucondis.dll");
Environment.SetEnvironmentVariable("DOTNET_EnableDiagnostics", "0");

// Under emulation it costs a sixth of a start that code is never writable and executable at once.
Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");

using FileStream stream = new(port, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
using StreamReader input = new(stream);
using StreamWriter output = new(stream);
ControlChannel channel = new(input, output);
ModuleSet modules = new();
KernelLog log = new();
CaseRun? running = null;

channel.Send(new AgentReady(
    File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
    double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture)));
while (await channel.ReadAsync() is ControlMessage message and not PowerOff)
{
    switch (message)
    {
        case RunCase run:
            running = new CaseRun(run.Case, new CaseFolder(run.Case.Name, run.Folder, ucondis), channel);
            _ = RunAsync(running);
            break;
        case OutsideLine line:
            running?.Take(line);
            break;
        case OutsideEnd end:
            running?.Take(end);
            break;
        default:
            throw new AgentException($"a host does not send {message.GetType().Name}");
    }
}

async Task RunAsync(CaseRun run)
{
    try
    {
        using (run)
        {
            channel.Send(await run.RunAsync(modules, log));
        }
    }
    catch (Exception e)
    {
        Environment.FailFast("the agent has a fault", e);
    }
}
