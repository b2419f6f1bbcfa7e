namespace UserCoNdis.HardwareAgent.Kernel;

/// <summary>
/// The modules that cases asked for. What the next case asks for too stays, with the same parameters; the others go first, so that no case
/// finds a driver that it did not ask for, and none that needs the same waits for it again.
/// </summary>
internal sealed class ModuleSet
{
    private readonly List<string> _loaded = [];

    /// <summary>Makes it so that these are loaded and no others.</summary>
    public void Change(IReadOnlyList<string> wanted)
    {
        foreach (string module in _loaded.Except(wanted, StringComparer.Ordinal).Reverse().ToArray())
        {
            ShortProgram.Run("modprobe", "-r", module.Split(' ')[0]);
            _ = _loaded.Remove(module);
        }

        foreach (string module in wanted.Except(_loaded, StringComparer.Ordinal).ToArray())
        {
            ShortProgram.Run("modprobe", module.Split(' '));
            _loaded.Add(module);
        }
    }
}
