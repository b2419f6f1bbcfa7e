using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>What the host does for a case while it runs: programs outside, plugging and unplugging.</summary>
internal sealed class CaseHost(
    HardwareCase hardwareCase, GuestFolder folder, CaseFolders folders, QmpClient qmp, Action<ControlMessage> tell) : IDisposable
{
    private readonly Dictionary<string, OutsideProgram> _programs = new(StringComparer.Ordinal);

    /// <summary>Does what the agent asks and says so.</summary>
    public async Task DoAsync(HostRequest request)
    {
        string? error = null;
        try
        {
            await ObeyAsync(request);
        }
        catch (Exception e) when (e is GuestException or TimeoutException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            error = e.Message;
        }

        tell(new HostReply(request.Id, error));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OutsideProgram program in _programs.Values)
        {
            program.Dispose();
        }
    }

    private async Task ObeyAsync(HostRequest request)
    {
        switch (request.Verb)
        {
            case HostVerb.Unplug:
                await qmp.UnplugAsync(request.Target);
                break;
            case HostVerb.Plug:
                await qmp.PlugAsync(QemuCommand.Device(hardwareCase.Machine.Devices.Single(device => device.Id == request.Target)));
                break;
            case HostVerb.Start:
                ProgramSpec spec = hardwareCase.Programs.Single(program => program.Name == request.Target);
                _programs.Add(spec.Name, new OutsideProgram(spec, Expand(spec.Command), folders.Outside, tell));
                break;
            case HostVerb.Interrupt:
                _programs[request.Target].Interrupt();
                break;
            case HostVerb.Kill:
                _programs[request.Target].Kill();
                break;
        }
    }

    /// <summary>A command as the machine takes it.</summary>
    private IEnumerable<string> Expand(IEnumerable<string> command)
    {
        foreach (string word in command)
        {
            if (word == "{ucondis}")
            {
                yield return HostTool.Find("dotnet")!;
                yield return PublishedPrograms.Current.Ucondis;
                continue;
            }

            string text = word.Replace("{work}", folders.Outside, StringComparison.Ordinal);
            foreach (string wire in hardwareCase.Machine.Devices.Select(device => device.Wire).OfType<string>())
            {
                text = text.Replace($"{{wire:{wire}}}", folder.WireSocket(wire), StringComparison.Ordinal);
            }

            yield return text;
        }
    }
}
