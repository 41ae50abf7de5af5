import "./theme.css";
import "./base.css";
import "./ui/ui.css";
import "./app/shell.css";
import "./mesh/mesh.css";
