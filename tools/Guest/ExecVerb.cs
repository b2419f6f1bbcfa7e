using UserCoNdis.HardwareGuest;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Image;
using UserCoNdis.HardwareGuest.Machine;

namespace UserCoNdis.Tools.Guest;

/// <summary>One program in a guest of its own.</summary>
internal static class ExecVerb
{
    public static int Run(GuestOptions options) => options.Rest.Count == 0
        ? throw new GuestException("exec wants a program")
        : Run(options, QemuStreams.OutputOurs, QemuCommand.ProgramPort, StartScript.For(options.Rest, options.Modules, "/dev/virtio-ports/ucondis.program"));

    public static int RunShell(GuestOptions options) =>
        Run(options, QemuStreams.Ours, QemuCommand.Terminal, StartScript.For(["setsid", "-c", "/bin/bash", "-i"], options.Modules, "/dev/hvc0"));

    private static int Run(GuestOptions options, QemuStreams streams, IEnumerable<string> port, string script)
    {
        using GuestFolder folder = new();
        KernelImage kernel = KernelCache.Current;
        using (FileStream initramfs = File.Create(folder.Initramfs))
        {
            Initramfs.Write(initramfs, HostTool.Find("busybox")!, kernel);
        }

        File.WriteAllText(folder.StartScript, script);
        string[] arguments =
        [
            .. QemuCommand.Build(kernel, new MachineSpec { Processors = 1 }, folder),
            .. port,
            .. options.Qemu,
            .. options.Devices.SelectMany(device => new[] { "-device", device }),
        ];
        using (QemuProcess qemu = new(arguments, options.Limit, streams))
        {
            qemu.WaitForExit();
        }

        string exit = Path.Combine(folder.Share, "exit");
        bool ended = File.Exists(exit);
        if (!ended || options.KeepConsole)
        {
            Console.Error.WriteLine(folder.ConsoleTail(options.KeepConsole ? int.MaxValue : 40));
        }

        return ended ? int.Parse(File.ReadAllText(exit)) : throw new GuestException("the guest went off before its program ended");
    }
}
