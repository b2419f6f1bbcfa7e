using UserCoNdis.HardwareGuest.Machine;

namespace UserCoNdis.Hardware.Tests;

/// <summary>The guest that the cases of a class share.</summary>
public sealed class GuestFixture : IAsyncLifetime
{
    internal GuestShift Shift { get; } = new();

    /// <summary>Where what a case brings back stays.</summary>
    internal static string ResultsOf(string name) => Path.Combine(PublishedPrograms.Tree, "artifacts", "hardware", "results", name);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Shift.DisposeAsync();
}
