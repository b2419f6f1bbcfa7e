using System.Globalization;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The names of one adapter's VCs (NdisCoAssignInstanceName): a base name and an index, unique while the VC lives.</summary>
internal sealed class InstanceNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private uint _last;

    public string Assign(string baseName)
    {
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{baseName}{++_last}");
        }
        while (!_taken.Add(name)); // "a1" and "a" may meet in one name

        return name;
    }

    public void Release(string name) => _ = _taken.Remove(name);
}
