using UserCoNdis.HardwareGuest;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Machine;
using UserCoNdis.HardwareGuest.Table;

namespace UserCoNdis.Tools.Guest;

/// <summary>Cases of the table, by hand.</summary>
internal static class RunVerb
{
    public static int List()
    {
        foreach (HardwareCase each in HardwareCases.All)
        {
            Console.WriteLine($"{each.Name,-32} {each.Title}");
        }

        return 0;
    }

    public static async Task<int> RunAsync(GuestOptions options, CancellationToken interrupted)
    {
        bool all = true;
        await using GuestShift shift = new();
        foreach (HardwareCase each in options.Rest.SelectMany(Find))
        {
            if (interrupted.IsCancellationRequested)
            {
                return 1;
            }

            string? keep = options.Keep is null ? null : Path.Combine(options.Keep, each.Name);
            CaseReport report = await shift.RunAsync(each, keep);
            Console.WriteLine(report.Passed && !options.KeepConsole ? report.Summary : report.Text);
            all &= report.Passed;
        }

        return all ? 0 : 1;
    }

    private static IEnumerable<HardwareCase> Find(string name)
    {
        HardwareCase[] found = [.. HardwareCases.InRunningOrder.Where(each => each.Name.StartsWith(name, StringComparison.Ordinal))];
        return found.Length > 0 ? found : throw new GuestException($"there is no case {name}; 'list' names all");
    }
}
