namespace UserCoNdis.HardwareGuest.Image;

/// <summary>A kernel's modules and what each needs, as depmod wrote it down (modules.dep(5)).</summary>
public sealed class ModuleTree
{
    private readonly Dictionary<string, string[]> _chains = new(StringComparer.Ordinal);
    private readonly HashSet<string> _builtIn;

    /// <summary>Takes the lines of modules.dep and modules.builtin.</summary>
    public ModuleTree(IEnumerable<string> dependencies, IEnumerable<string> builtIn)
    {
        foreach (string line in dependencies)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                string module = line[..colon];
                string[] needed = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);

                // What is needed by what is needed comes later in the line, and has to be loaded earlier.
                _chains[NameOf(module)] = [.. needed.Reverse(), module];
            }
        }

        _builtIn = [.. builtIn.Select(NameOf)];
    }

    /// <summary>The files of some modules and all that they need, in the order in which they can be loaded.</summary>
    public IReadOnlyList<string> LoadOrder(params IEnumerable<string> modules) =>
        [.. modules.SelectMany(Chain).Distinct(StringComparer.Ordinal)];

    /// <summary>A module's name: that of its file, with underscores only.</summary>
    public static string NameOf(string path) => Path.GetFileName(path).Split('.')[0].Replace('-', '_');

    private string[] Chain(string module)
    {
        string name = NameOf(module);
        return _chains.GetValueOrDefault(name)
            ?? (_builtIn.Contains(name) ? [] : throw new GuestException($"the kernel has no module {module}"));
    }
}
