[assembly: CollectionBehavior(DisableTestParallelization = true)] // a guest has the machine for itself
