import * as Turbo from "@hotwired/turbo";
import { Application } from "@hotwired/stimulus";
Turbo.start(); Application.start();
