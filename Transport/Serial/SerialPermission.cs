using System.Globalization;

namespace UserCoNdis.Transport.Serial;

/// <summary>Finds out what lets a user open a port.</summary>
internal static class SerialPermission
{
    /// <summary>Gives the end of a sentence that says which group to join; empty when it cannot be told.</summary>
    public static string Advice(string path) => GroupName(path) is { } group and not "root" // nobody should join that
        ? $": join the group that may, `sudo usermod -aG {group} $USER`, and log in again"
        : "";

    /// <summary>Gives the name of the group that a port belongs to.</summary>
    public static string? GroupName(string path) =>
        SerialNative.GroupOf(path) is { } id && File.Exists("/etc/group") ? FindName(File.ReadLines("/etc/group"), id) : null;

    private static string? FindName(IEnumerable<string> lines, uint id)
    {
        string text = id.ToString(CultureInfo.InvariantCulture);
        foreach (string line in lines)
        {
            string[] fields = line.Split(':'); // name:password:id:members
            if (fields.Length >= 3 && fields[2] == text)
            {
                return fields[0];
            }
        }

        return null;
    }
}
