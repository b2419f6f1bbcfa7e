using System.Globalization;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>The arguments with which QEMU becomes the machine of a case.</summary>
public static class QemuCommand
{
    /// <summary>The program.</summary>
    public const string Program = "qemu-system-x86_64";

    /// <summary>Everything but what talks to the outside.</summary>
    public static IEnumerable<string> Build(KernelImage kernel, MachineSpec machine, GuestFolder folder) =>
    [
        "-M", "q35", "-cpu", "max", "-accel", "tcg",
        "-smp", machine.Processors.ToString(CultureInfo.InvariantCulture),
        "-m", machine.MemoryMiB.ToString(CultureInfo.InvariantCulture),
        "-display", "none", "-nodefaults", "-no-user-config", "-no-reboot",
        "-kernel", kernel.Path, "-initrd", folder.Initramfs, "-append", KernelArguments(kernel),
        "-serial", $"file:{folder.Console}",
        "-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap",
        "-virtfs", $"local,path={folder.Share},mount_tag=share,security_model=none,multidevs=remap",
        "-device", "virtio-serial-pci,id=ports",
        .. Wires(machine, folder),
        .. machine.Devices.Where(device => device.Segment is not null).SelectMany(Segment),
        .. machine.Devices.Where(device => device.AtBoot).SelectMany(device => new[] { "-device", Device(device) }),
    ];

    /// <summary>QEMU's monitor, on a socket that listens already.</summary>
    public static IEnumerable<string> Monitor(GuestFolder folder) =>
        ["-chardev", $"socket,id=monitor,path={folder.MonitorSocket}", "-mon", "chardev=monitor,mode=control"];

    /// <summary>The control channel, on a socket that listens already.</summary>
    public static IEnumerable<string> Control(GuestFolder folder) =>
        ["-chardev", $"socket,id=control,path={folder.ControlSocket}", "-device", "virtserialport,chardev=control,name=ucondis.control"];

    /// <summary>A port of the guest that is QEMU's own input and output.</summary>
    public static IEnumerable<string> ProgramPort =>
        ["-chardev", "stdio,id=program,signal=off", "-device", "virtserialport,chardev=program,name=ucondis.program"];

    /// <summary>A terminal of the guest, hvc0, that is QEMU's own input and output.</summary>
    public static IEnumerable<string> Terminal =>
        ["-chardev", "stdio,id=terminal,signal=off", "-device", "virtconsole,chardev=terminal"];

    /// <summary>A device as <c>-device</c> takes it; the monitor takes the same properties.</summary>
    public static string Device(QemuDevice device) => string.Join(',', DeviceProperties(device).Select(each => $"{each.Key}={each.Value}"));

    /// <summary>The properties of a device.</summary>
    public static IEnumerable<KeyValuePair<string, string>> DeviceProperties(QemuDevice device)
    {
        yield return new("driver", device.Driver);
        yield return new("id", device.Id);
        if (device.Wire is not null)
        {
            yield return new("chardev", WireEnd(device));
        }

        if (device.Segment is not null)
        {
            yield return new("netdev", $"net-{device.Id}");
        }

        foreach (string option in device.Options.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] halves = option.Split('=', 2);
            yield return new(halves[0], halves.Length == 2 ? halves[1] : "on");
        }
    }

    /// <summary>Each wire listens at its first device; a second one calls there.</summary>
    private static IEnumerable<string> Wires(MachineSpec machine, GuestFolder folder)
    {
        HashSet<string> listening = new(StringComparer.Ordinal);
        foreach (QemuDevice device in machine.Devices)
        {
            if (device.Wire is string wire)
            {
                string path = $"socket,id={WireEnd(device)},path={folder.WireSocket(wire)}";
                yield return "-chardev";
                yield return listening.Add(wire) ? $"{path},server=on,wait=off" : path;
            }
        }
    }

    private static IEnumerable<string> Segment(QemuDevice device) => ["-netdev", $"hubport,id=net-{device.Id},hubid={device.Segment}"];

    private static string WireEnd(QemuDevice device) => $"wire-{device.Id}";

    /// <summary>Without tsc=reliable the kernel distrusts the emulated clock, without no_timer_check it panics when a busy machine delays its ticks, and mitigations cost where there is nothing to guard.</summary>
    private static string KernelArguments(KernelImage kernel) =>
        $"console=ttyS0 quiet panic=-1 tsc=reliable no_timer_check nokaslr mitigations=off \"UCONDIS_MODULES={kernel.ModulesFolder}\"";
}
