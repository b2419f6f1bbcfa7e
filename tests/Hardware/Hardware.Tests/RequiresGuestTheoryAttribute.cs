using UserCoNdis.HardwareGuest.Machine;

namespace UserCoNdis.Hardware.Tests;

/// <summary>A theory that is skipped, and says why and what mends it, on a machine where no guest can run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresGuestTheoryAttribute : TheoryAttribute
{
    public override string? Skip
    {
        get => base.Skip ?? GuestRequirements.Lacks;
        set => base.Skip = value;
    }
}
