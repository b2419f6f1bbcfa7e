using System.Reflection;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Finds libpcap under the names that systems give it, once, and says which was loaded.</summary>
/// <remarks>
/// Functions are bound when they are first called; those that an older or smaller libpcap lacks are asked for with
/// <see cref="TryGetExport"/>. Thread: any.
/// </remarks>
public static class PcapLibrary
{
    /// <summary>The name that <c>LibraryImport</c> uses; <see cref="Resolve"/> answers it.</summary>
    internal const string Name = "pcap";

    private const uint Utf8 = 1; // PCAP_CHAR_ENC_UTF_8

    private static readonly Lazy<(nint Handle, string? Name)> s_loaded = new(Load);

    private static readonly Lazy<bool> s_registered = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(PcapLibrary).Assembly, Resolve);
        return true;
    });

    /// <summary>Gets whether this machine has libpcap.</summary>
    public static bool IsAvailable => s_loaded.Value.Handle != 0;

    /// <summary>Gets the name that was loaded, <c>libpcap.so.0.8</c>; null when none could be.</summary>
    public static string? LoadedName => s_loaded.Value.Name;

    /// <summary>Gets what the library calls itself, <c>libpcap version 1.10.3 (with TPACKET_V3)</c>; null without one.</summary>
    public static string? Version => IsAvailable ? Marshal.PtrToStringUTF8(PcapNative.pcap_lib_version()) : null;

    /// <summary>Gets the names that are tried, best first.</summary>
    internal static IReadOnlyList<string> Candidates { get; } = OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.SystemDirectory, "Npcap", "wpcap.dll")]
        : OperatingSystem.IsMacOS()
            ? ["/usr/lib/libpcap.A.dylib", "libpcap.dylib"]
            : ["libpcap.so.1", "libpcap.so.0.8", "libpcap.so"];

    /// <summary>Says how to get libpcap where there is none.</summary>
    internal static string HowToInstall =>
        $"libpcap is not installed (tried {string.Join(", ", Candidates)}); on Debian: apt-get install libpcap0.8";

    /// <summary>Finds a function that not every libpcap has.</summary>
    /// <returns>Its address; 0: this libpcap lacks it, or there is none.</returns>
    internal static nint TryGetExport(string name) =>
        IsAvailable && NativeLibrary.TryGetExport(s_loaded.Value.Handle, name, out nint address) ? address : 0;

    /// <summary>Makes this class the one that finds <see cref="Name"/>.</summary>
    internal static void Register() => _ = s_registered.Value;

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) =>
        library == Name ? s_loaded.Value.Handle : 0;

    private static unsafe (nint Handle, string? Name) Load()
    {
        foreach (string candidate in Candidates)
        {
            if (!NativeLibrary.TryLoad(candidate, out nint handle))
            {
                continue;
            }

            // 1.10 and later: messages are UTF-8 then. Older ones give the locale's text, which is ASCII in practice.
            if (NativeLibrary.TryGetExport(handle, "pcap_init", out nint init))
            {
                byte* message = stackalloc byte[PcapNative.ErrorTextSize];
                _ = ((delegate* unmanaged<uint, byte*, int>)init)(Utf8, message);
            }

            return (handle, candidate);
        }

        return (0, null);
    }
}
