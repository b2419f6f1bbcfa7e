using System.Globalization;

namespace UserCoNdis.HardwareGuest.Image;

/// <summary>
/// The guest's first file system: busybox, the few modules that reach the machine's own, and init.sh, which goes over to it.
/// Everything else is loaded later, from the shared tree.
/// </summary>
public static class Initramfs
{
    private static readonly string[] s_modules = ["virtio_pci", "9p", "9pnet_virtio", "overlay", "virtio_console"];
    private static readonly string[] s_folders = ["bin", "dev", "proc", "sys", "lower", "rw", "new", "modules"];

    /// <summary>Writes it.</summary>
    public static void Write(Stream output, string busybox, KernelImage kernel)
    {
        CpioArchive archive = new(output);
        foreach (string folder in s_folders)
        {
            archive.AddFolder(folder);
        }

        archive.AddFile("bin/busybox", File.ReadAllBytes(busybox));
        archive.AddLink("bin/sh", "busybox");
        archive.AddFile("init", Resource("init.sh"));
        int number = 0;
        foreach (string module in kernel.Modules().LoadOrder(s_modules))
        {
            // init.sh loads them in the order of their names.
            string name = string.Create(CultureInfo.InvariantCulture, $"modules/{number++:D2}-{ModuleTree.NameOf(module)}.ko");
            archive.AddFile(name, kernel.ReadModule(module));
        }

        archive.Finish();
    }

    private static byte[] Resource(string name)
    {
        using Stream resource = typeof(Initramfs).Assembly.GetManifestResourceStream(name)!;
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
