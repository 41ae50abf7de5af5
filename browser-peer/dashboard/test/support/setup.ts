import { configure } from "@testing-library/react";

// Tests wait on conditions; how long a busy machine takes is no failure.
configure({ asyncUtilTimeout: 30_000 });
