namespace UserCoNdis.HardwareAgent.Programs;

/// <summary>What a process does, as the kernel sees it (proc(5)).</summary>
internal static class ProcessState
{
    /// <summary>Its state, and the kernel's functions that it is in.</summary>
    public static string Of(int id)
    {
        try
        {
            string state = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("State:", StringComparison.Ordinal))["State:".Length..].Trim();
            string[] calls = [.. File.ReadLines($"/proc/{id}/stack").Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
            return $"process {id} is {state}{(calls.Length == 0 ? "" : $", in {string.Join(" < ", calls)}")}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"process {id} is gone, or nobody may look at it: {e.Message}";
        }
    }
}
