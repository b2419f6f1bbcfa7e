using System.Runtime.InteropServices;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>What a guest needs of the machine that it runs on.</summary>
public static class GuestRequirements
{
    private static readonly (string Program, string Package)[] s_programs =
    [
        (QemuCommand.Program, "qemu-system-x86"),
        ("busybox", "busybox-static"),
        ("depmod", "kmod"),
        ("xz", "xz-utils"),
    ];

    private static readonly Lazy<string?> s_lacks = new(Look);

    /// <summary>One line that says why no guest can run here and how to mend that; null when one can.</summary>
    public static string? Lacks => s_lacks.Value;

    private static string? Look()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            return $"needs Linux on x86-64: the guest runs this machine's own programs, and this is {RuntimeInformation.RuntimeIdentifier}";
        }

        string[] missing = [.. s_programs.Where(each => HostTool.Find(each.Program) is null).Select(each => each.Package)];
        if (missing.Length > 0)
        {
            return $"needs {string.Join(", ", missing)}: run 'apt-get install {string.Join(' ', missing)}' as root";
        }

        if (!StaticProgram.Is(HostTool.Find("busybox")!))
        {
            return "needs a busybox without shared libraries: run 'apt-get install busybox-static' as root";
        }

        try
        {
            _ = KernelCache.Current;
            return null;
        }
        catch (GuestException e)
        {
            return $"needs Debian's kernel, which could not be fetched: {e.Message.ReplaceLineEndings(" ")}";
        }
    }
}
