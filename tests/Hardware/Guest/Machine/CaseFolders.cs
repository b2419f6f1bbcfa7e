namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>The working folder of a case: one folder, which host and guest know by different paths.</summary>
internal sealed class CaseFolders(GuestFolder folder, string name)
{
    /// <summary>Its path on the machine.</summary>
    public string Outside { get; } = Path.Combine(folder.Share, name);

    /// <summary>Its path in the guest.</summary>
    public string Inside { get; } = $"{GuestFolder.ShareInGuest}/{name}";

    /// <summary>Copies files of it, and the console, to where they stay.</summary>
    /// <param name="target">A folder, which is made.</param>
    /// <param name="files">Which; null: all.</param>
    public void Keep(string target, IReadOnlyList<string>? files)
    {
        _ = Directory.CreateDirectory(target);
        IEnumerable<string> paths = files?.Select(file => Path.Combine(Outside, file)).Where(File.Exists) ?? Directory.EnumerateFiles(Outside);
        foreach (string path in paths.Append(folder.Console))
        {
            File.Copy(path, Path.Combine(target, Path.GetFileName(path)), overwrite: true);
        }
    }
}
