using System.Reflection;
using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Finds libusb-1.0 under the names that systems give it, once, and says which was loaded.</summary>
/// <remarks>
/// Functions are bound when they are first called; those that an older libusb lacks are asked for with
/// <see cref="TryGetExport"/>. Thread: any.
/// </remarks>
public static class LibUsbLibrary
{
    /// <summary>The name that <c>LibraryImport</c> uses; <see cref="Resolve"/> answers it.</summary>
    internal const string Name = "usb-1.0";

    private static readonly Lazy<(nint Handle, string? Name)> s_loaded = new(Load);

    private static readonly Lazy<bool> s_registered = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(LibUsbLibrary).Assembly, Resolve);
        return true;
    });

    /// <summary>Gets whether this machine has libusb.</summary>
    public static bool IsAvailable => s_loaded.Value.Handle != 0;

    /// <summary>Gets the name that was loaded, <c>libusb-1.0.so.0</c>; null when none could be.</summary>
    public static string? LoadedName => s_loaded.Value.Name;

    /// <summary>Gets the library's version, <c>1.0.26</c>; null without one.</summary>
    public static unsafe string? Version
    {
        get
        {
            if (!IsAvailable)
            {
                return null;
            }

            LibUsbVersion* version = LibUsbNative.libusb_get_version();
            return $"{version->Major}.{version->Minor}.{version->Micro}{Marshal.PtrToStringUTF8(version->ReleaseCandidate)}";
        }
    }

    /// <summary>Gets how to get libusb where there is none.</summary>
    public static string HowToInstall =>
        $"libusb is not installed (tried {string.Join(", ", Candidates)}); on Debian: apt-get install libusb-1.0-0";

    /// <summary>Gets the names that are tried, best first.</summary>
    internal static IReadOnlyList<string> Candidates { get; } = OperatingSystem.IsWindows()
        ? ["libusb-1.0.dll"]
        : OperatingSystem.IsMacOS()
            ? ["libusb-1.0.0.dylib", "/opt/homebrew/lib/libusb-1.0.0.dylib", "/usr/local/lib/libusb-1.0.0.dylib"]
            : ["libusb-1.0.so.0", "libusb-1.0.so"];

    /// <summary>Finds a function that not every libusb has.</summary>
    /// <returns>Its address; 0: this libusb lacks it, or there is none.</returns>
    internal static nint TryGetExport(string name) =>
        IsAvailable && NativeLibrary.TryGetExport(s_loaded.Value.Handle, name, out nint address) ? address : 0;

    /// <summary>Throws when there is no libusb.</summary>
    /// <exception cref="LinkException">NotSupported, with the command that mends it.</exception>
    internal static void ThrowIfMissing()
    {
        if (!IsAvailable)
        {
            throw new LinkException(LinkErrorKind.NotSupported, HowToInstall);
        }
    }

    /// <summary>Makes this class the one that finds <see cref="Name"/>.</summary>
    internal static void Register() => _ = s_registered.Value;

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) =>
        library == Name ? s_loaded.Value.Handle : 0;

    private static (nint Handle, string? Name) Load()
    {
        foreach (string candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle))
            {
                return (handle, candidate);
            }
        }

        return (0, null);
    }
}
