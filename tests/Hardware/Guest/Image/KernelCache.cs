namespace UserCoNdis.HardwareGuest.Image;

/// <summary>
/// Debian's kernel, fetched as a package and unpacked, never installed: one folder a version under the user's cache. A folder
/// has its name only once it is whole, one run at a time makes it, and the version before goes when the next has come.
/// </summary>
public static class KernelCache
{
    private const string MetaPackage = "linux-image-amd64";

    private static readonly Lazy<KernelImage> s_current = new(Get);

    /// <summary>The kernel that Debian has now, or, where apt cannot tell or fetch it, the newest that is here; looked for once a process.</summary>
    public static KernelImage Current => s_current.Value;

    /// <summary>Where kernels lie.</summary>
    public static string Folder
    {
        get
        {
            string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            cache = string.IsNullOrEmpty(cache) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache") : cache;
            return Path.Combine(cache, "ucondis", "hardware");
        }
    }

    private static KernelImage Get()
    {
        _ = Directory.CreateDirectory(Folder);
        using FileStream alone = FolderLock.Take(Path.Combine(Folder, "lock"));
        try
        {
            string archive = CurrentArchive();
            string home = Path.Combine(Folder, Path.GetFileNameWithoutExtension(archive));
            if (!Directory.Exists(home))
            {
                Make(home, archive);
            }

            foreach (string old in Kernels().Where(each => each != home))
            {
                Directory.Delete(old, recursive: true);
            }

            return new KernelImage(home);
        }
        catch (GuestException) when (Kernels().LastOrDefault() is string have)
        {
            return new KernelImage(have);
        }
    }

    private static IEnumerable<string> Kernels() =>
        Directory.GetDirectories(Folder, "linux-image-*").Order(StringComparer.Ordinal);

    /// <summary>The file name of the package, which says its version. A machine that never asked has to ask first.</summary>
    private static string CurrentArchive()
    {
        try
        {
            return ArchiveOf(MetaDependency());
        }
        catch (GuestException) when (Environment.IsPrivilegedProcess)
        {
            _ = HostTool.Run("apt-get", "update", "-qq");
            return ArchiveOf(MetaDependency());
        }
    }

    /// <summary>The package of the kernel itself: <c>linux-image-6.1.0-56-amd64</c>.</summary>
    private static string MetaDependency()
    {
        string? line = HostTool.Run("apt-cache", "depends", "--important", MetaPackage)
            .Split('\n')
            .FirstOrDefault(each => each.Contains("Depends: linux-image-", StringComparison.Ordinal));
        return line?.Split(' ')[^1].Trim() ?? throw new GuestException($"apt knows no package {MetaPackage}: run 'apt-get update' as root");
    }

    /// <summary>apt prints 'URI' FILE SIZE HASH; an epoch's colon is written %3a.</summary>
    private static string ArchiveOf(string package) => HostTool.Run("apt-get", "download", "--print-uris", package).Split(' ')[1];

    private static void Make(string home, string archive)
    {
        string work = Path.Combine(Folder, $"making-{Environment.ProcessId}");
        try
        {
            string package = archive.Split('_')[0];
            string unpacked = Path.Combine(work, "unpacked");
            _ = Directory.CreateDirectory(unpacked);
            _ = HostTool.RunIn(work, "apt-get", "download", "-q", package);
            string file = Directory.GetFiles(work, "*.deb").Single();
            _ = HostTool.Run("dpkg-deb", "-x", file, unpacked);

            string made = Path.Combine(work, "made");
            _ = Directory.CreateDirectory(Path.Combine(made, "lib"));
            string[] modules = [Path.Combine(unpacked, "lib", "modules"), Path.Combine(unpacked, "usr", "lib", "modules")];
            Directory.Move(modules.First(Directory.Exists), Path.Combine(made, "lib", "modules"));
            KernelImage kernel = new(made);
            _ = HostTool.Run("depmod", "-b", made, kernel.Release);
            Unpack(Directory.GetFiles(Path.Combine(unpacked, "boot"), "vmlinuz-*").Single(), kernel.Path, work);
            Directory.Move(made, home);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Unpack(string image, string kernel, string work)
    {
        byte[] content = File.ReadAllBytes(image);
        KernelPayload payload = KernelPayload.Find(content);
        string packed = Path.Combine(work, "payload");
        File.WriteAllBytes(packed, content.AsSpan(payload.Start, payload.Length));
        File.WriteAllBytes(kernel, HostTool.RunBinary(payload.Program, "-dcq", packed));
    }
}
